/** A whole number from 0 to 100, with or without its sign; undefined: it is none. */
export function readPercent(text: string): number | undefined {
  const [, digits] = /^(\d{1,3})\s*%?$/.exec(text.trim()) ?? [];
  return digits !== undefined && Number(digits) <= 100 ? Number(digits) : undefined;
}
