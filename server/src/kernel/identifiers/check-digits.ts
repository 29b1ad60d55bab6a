/** Sum of digit × weight over as many positions as there are weights. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** Remainder of a decimal string of any length. */
export function remainder(digits: string, divisor: number): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % divisor;
  return rest;
}

/** Why an identifier cannot be accepted. */
export type IdentifierReason = 'empty' | 'characters' | 'length' | 'structure' | 'check_sum';
export type IdentifierRefusal = { ok: false; reason: IdentifierReason };

export function refuse(reason: IdentifierReason): IdentifierRefusal {
  return { ok: false, reason };
}

/** Drops what people type or paste between digits: spaces of all kinds, dashes, dots, slashes, a leading «ИНН:», «№». */
export function compact(raw: string): string {
  return raw
    .replace(/^\s*(ИНН|КПП|ОГРНИП|ОГРН|БИН|ИИН|УНП|СТИР|INN|KPP|OGRN|BIN|IIN|UNP|STIR|TIN)(?![A-ZА-Я])/iu, '')
    .replace(/[\s\u00AD\u200B-\u200D\u2060\uFEFF\-‐‑‒–—−./:№]/gu, '')
    .toUpperCase();
}
