/** The figures of a run, as a table for people and as JSON. */
import type { Figures } from './measure.ts';

export interface Row {
  scenario: string;
  connections: number;
  application: Figures;
  yardstick: Figures;
}

export interface Goal {
  goal: string;
  found: string;
  met: boolean;
}

export interface Report {
  at: string;
  machine: { processors: number; model: string; memoryGb: number };
  node: string;
  rows: number;
  loadSeconds: number;
  /** Messages to the database in one request, BEGIN and COMMIT included. */
  statements: { create: number; submit: number; open: number };
  start: { coldSeconds: number; warmSeconds: number };
  applicationMb: number;
  rawMb: number;
  pages: string[];
  measured: Row[];
  goals: Goal[];
}

export function goalsOf(rows: Row[], start: Report['start'], peakMb: number): Goal[] {
  const goals: Goal[] = [];
  const ratio = ({ application, yardstick }: Row) => application.perSecond / yardstick.perSecond;
  for (const row of rows.filter((each) => each.scenario.startsWith('register'))) {
    goals.push({
      goal: `register ≥ 0.5 × raw at ${row.connections}`,
      found: ratio(row).toFixed(2),
      met: ratio(row) >= 0.5,
    });
  }
  for (const row of rows.filter((each) => each.scenario.startsWith('list') && each.connections === 8)) {
    const found = row.application.perSecond;
    goals.push({ goal: `${row.scenario}: ≥ 1000/s at 8`, found: `${found}/s`, met: found >= 1_000 });
  }
  goals.push({ goal: 'warm start ≤ 3 s', found: `${start.warmSeconds.toFixed(2)} s`, met: start.warmSeconds <= 3 });
  goals.push({ goal: 'application ≤ 300 MB', found: `${Math.round(peakMb)} MB`, met: peakMb <= 300 });
  return goals;
}

export function table(report: Report): string {
  const head = ['', 'conn.', 'app/s', 'p50 ms', 'p99 ms', 'failed', 'raw/s', 'p50 ms', 'p99 ms', 'app : raw'];
  const body = report.measured.map(({ scenario, connections, application: app, yardstick: raw }) => [
    scenario,
    String(connections),
    String(app.perSecond),
    String(app.p50_ms),
    String(app.p99_ms),
    String(app.failed + raw.failed),
    String(raw.perSecond),
    String(raw.p50_ms),
    String(raw.p99_ms),
    (app.perSecond / raw.perSecond).toFixed(2),
  ]);
  const { machine, start, statements } = report;
  return [
    '',
    `${report.at}, ${machine.processors} × ${machine.model}, Node ${report.node}`,
    `${report.rows} registrations, loaded in ${report.loadSeconds} s`,
    '',
    ...aligned([head, ...body]),
    '',
    `messages to the database: create ${statements.create}, submit ${statements.submit}, open ${statements.open}`,
    `start: cold ${start.coldSeconds.toFixed(2)} s, warm ${start.warmSeconds.toFixed(2)} s`,
    `largest resident memory: application ${report.applicationMb} MB, raw ${report.rawMb} MB`,
    ...report.pages,
    '',
    ...report.goals.map(({ goal, found, met }) => `${met ? '✓' : '✗'} ${goal}: ${found}`),
    '',
  ].join('\n');
}

function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
}
