/** Figures of the matching benchmark in words. */

const number = (value: unknown): string =>
  typeof value !== 'number' ? String(value) : Number.isInteger(value) ? String(value) : value.toFixed(3);

export function inLines(figures: Record<string, unknown>): string {
  return Object.entries(figures)
    .flatMap(([name, value]) =>
      value !== null && typeof value === 'object'
        ? Object.entries(value).map(([part, each]) => [`${name}.${part}`, each] as const)
        : [[name, value] as const],
    )
    .map(([name, value]) => `${name.padEnd(34)}${number(value)}\n`)
    .join('');
}

export function inTable(rows: Record<string, unknown>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: string[]) => `| ${cells.join(' | ')} |\n`;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => number(row[column])))),
  ].join('');
}

const width = 50;

/** Milliseconds of a query by the size of the base: `#` half of the queries, `-` all but one in a hundred. */
export function chartOf(rows: { customers: number; p50Ms: number; p99Ms: number }[]): string {
  const longest = Math.max(...rows.map(({ p99Ms }) => p99Ms));
  const cells = (ms: number) => Math.max(1, Math.round((width * ms) / longest));
  return rows
    .map(({ customers, p50Ms, p99Ms }) => {
      const bar = '#'.repeat(cells(p50Ms)).padEnd(cells(p99Ms), '-');
      return `${String(customers).padStart(9)} ${bar} ${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)} ms\n`;
    })
    .join('');
}
