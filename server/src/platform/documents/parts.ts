/** Parts that documents for people have in common. */
import type { Content } from 'pdfmake/interfaces';

/** Set apart at the top: what the paper is, and what it is not. */
export const remark = (title: string, text: string): Content => ({
  table: { widths: ['*'], body: [[{ stack: [{ text: title, bold: true, color: '#8a5200' }, { text }] }]] },
  layout: {
    hLineWidth: () => 0,
    vLineWidth: (line) => (line === 0 ? 3 : 0),
    vLineColor: () => '#b9730a',
    fillColor: () => '#f9efdb',
    paddingLeft: () => 12,
    paddingTop: () => 8,
    paddingBottom: () => 8,
  },
});

/** Two columns with hairlines between the rows; nothing for no lines. */
export function termTable(lines: readonly { term: string; value: string }[]): Content[] {
  if (lines.length === 0) return [];
  const body = lines.map(({ term, value }) => [{ text: term, style: 'muted' }, { text: value }]);
  return [
    {
      table: { widths: [150, '*'], body, dontBreakRows: true },
      layout: {
        hLineWidth: (line, { table }) => (line === 0 || line === table.body.length ? 0 : 0.5),
        vLineWidth: () => 0,
        hLineColor: () => '#e2ded3',
        paddingLeft: () => 0,
      },
    },
  ];
}

/** Foot of every page: what the paper is, and which page of how many. */
export const numberedFoot = (mark: string) => (page: number, pages: number) => ({
  columns: [mark, { text: `${page} / ${pages}`, alignment: 'right' as const }],
  margin: [57, 20, 57, 0] as [number, number, number, number],
  fontSize: 9,
  color: '#4f545a',
});
