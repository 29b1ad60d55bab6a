/** The audit trail as a spreadsheet. */
import type { SheetColumn } from '../../kernel/sheet.ts';
import type { PresentedEvent } from './present.ts';

export const trailColumns: SheetColumn<PresentedEvent>[] = [
  { head: 'sheet.at', kind: 'moment', width: 17, value: (row) => row.at },
  {
    head: 'sheet.actor',
    kind: 'text',
    width: 26,
    value: ({ actor }, { text }) => actor.person?.name ?? text(`trail.actor.${actor.kind}`),
  },
  { head: 'sheet.partner', kind: 'text', width: 24, value: ({ actor }) => actor.partner?.name ?? null },
  {
    head: 'sheet.by_key',
    kind: 'text',
    width: 12,
    value: ({ actor }, { text }) => (actor.by_key ? text('trail.byKey') : null),
  },
  { head: 'sheet.deed', kind: 'text', width: 40, value: (row, { local }) => local(row.deed) },
  {
    head: 'sheet.subject',
    kind: 'text',
    width: 28,
    value: ({ subject }, { text }) =>
      subject && [text(`trail.subject.${subject.kind}`), subject.name].filter(Boolean).join(' '),
  },
  { head: 'sheet.file', kind: 'text', width: 30, value: ({ file }) => file?.name ?? null },
  { head: 'sheet.rows', kind: 'whole', width: 9, value: ({ file }) => file?.rows ?? null },
  { head: 'sheet.request', kind: 'text', width: 38, value: (row) => row.request_id },
];
