/** Parts that documents for people have in common. */
import type { Content, TableCell } from 'pdfmake/interfaces';

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

/** A heading and what belongs to it on one page; for parts that are shorter than a page. */
export const section = (title: string, ...content: Content[]): Content => ({
  stack: [{ text: title, style: 'heading' }, ...content],
  unbreakable: true,
});

/** A heading and a list of sentences, which may go on over the page. */
export const listSection = (title: string, [first = '', ...others]: readonly string[]): Content[] => [
  section(title, { ul: [first], style: 'small' }),
  // A sentence goes on to the next page whole: one word there says nothing.
  { ul: others.map((text) => ({ stack: [text], unbreakable: true })), style: 'small' },
];

/** Widths that add up to the page's: a word that nothing breaks would push a column that may grow over its edge. */
const widths = [158, 315];

interface TableHead {
  text: string;
  style: 'heading' | 'subheading';
}

/** Two columns with hairlines between the rows; nothing for no lines. A head stands again at the top of each page. */
export function termTable(lines: readonly { term: string; value: string }[], head?: TableHead): Content[] {
  if (lines.length === 0) return [];
  const body: TableCell[][] = lines.map(({ term, value }) => [{ text: term, style: 'muted' }, { text: value }]);
  const headerRows = head ? 1 : 0;
  if (head) body.unshift([{ ...head, colSpan: 2 }, {}]);
  return [
    {
      table: { widths, body, dontBreakRows: true, headerRows, keepWithHeaderRows: headerRows },
      layout: {
        hLineWidth: (line, { table }) => (line <= headerRows || line === table.body.length ? 0 : 0.5),
        vLineWidth: () => 0,
        hLineColor: () => '#e2ded3',
        paddingLeft: () => 0,
      },
    },
  ];
}

/** Foot of every page: what the paper is, which log it is about, and which page of how many. */
export const numberedFoot =
  (mark: string, log = '') =>
  (page: number, pages: number) => ({
    columns: [
      { stack: [mark, log].filter(Boolean) },
      { text: `${page} / ${pages}`, alignment: 'right' as const, width: 60 },
    ],
    margin: [57, 14, 57, 0] as [number, number, number, number],
    fontSize: 9,
    color: '#4f545a',
  });
