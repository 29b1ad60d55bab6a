/** The figures of a run in the browser, as a table for people and as JSON. */
export interface WebFigure {
  what: string;
  unit: 'ms' | 'requests';
  budget: number;
  /** The median of the runs: what is judged. */
  found: number;
  least: number;
  most: number;
}

export interface WebReport {
  at: string;
  /** Load average of one minute: above the number of processors the figures say more about the machine than about us. */
  machine: { processors: number; model: string; loadBefore: number; loadAfter: number };
  browser: string;
  runs: number;
  figures: WebFigure[];
}

/** @param times one per run */
export function figure(what: string, unit: WebFigure['unit'], budget: number, times: readonly number[]): WebFigure {
  const sorted = times.map(Math.round).sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? Number.POSITIVE_INFINITY;
  return { what, unit, budget, found: at(0.5), least: at(0), most: at(1) };
}

export function webTable({ at, machine, browser, runs, figures }: WebReport): string {
  const width = Math.max(...figures.map(({ what }) => what.length));
  const cell = (value: string | number) => String(value).padStart(9);
  const busy = Math.max(machine.loadBefore, machine.loadAfter / 2) > machine.processors * 0.75;
  return [
    '',
    `${at}, ${machine.processors} × ${machine.model}, Chromium ${browser}, median of ${runs}`,
    ...(busy ? [`The machine was busy (load ${machine.loadBefore.toFixed(1)} before): the times are too long.`] : []),
    '',
    `  ${''.padEnd(width)}${['median', 'least', 'most', 'budget'].map(cell).join('')}`,
    ...figures.map(
      ({ what, unit, budget, found, least, most }) =>
        `${found <= budget ? '✓' : '✗'} ${what.padEnd(width)}${[found, least, most, budget].map(cell).join('')} ${unit}`,
    ),
    '',
  ].join('\n');
}
