/** The list as a spreadsheet. What a row does not show on the screen of its reader is not in the file either. */
import type { SheetColumn } from '../../../kernel/sheet.ts';
import type { RegistrationRow } from '../contract/views.ts';

type Column = SheetColumn<RegistrationRow>;

const ofBoth: Column[] = [
  { head: 'sheet.number', kind: 'whole', width: 9, value: (row) => row.number },
  { head: 'sheet.customer', kind: 'text', width: 36, value: (row) => row.customer_name },
  { head: 'sheet.tax_id', kind: 'text', width: 15, value: (row) => row.customer_tax_id },
  { head: 'sheet.city', kind: 'text', width: 18, value: (row) => row.customer_city },
  {
    head: 'sheet.products',
    kind: 'text',
    width: 28,
    value: (row, { local }) => row.families.map((family) => local(family.name)).join(', '),
  },
  { head: 'sheet.amount', kind: 'money', width: 16, value: (row) => row.amount_minor },
  { head: 'sheet.currency', kind: 'text', width: 9, value: (row) => (row.amount_minor === null ? null : row.currency) },
  { head: 'sheet.billing', kind: 'text', width: 13, value: (row, { text }) => text(`sheet.billing.${row.billing}`) },
  { head: 'sheet.close', kind: 'day', width: 12, value: (row) => row.close_date },
  { head: 'sheet.state', kind: 'text', width: 16, value: (row, { text }) => text(`sheet.state.${row.state}`) },
  {
    head: 'sheet.turn',
    kind: 'text',
    width: 12,
    value: (row, { text }) => (row.clock ? text(`sheet.turn.${row.clock.turn}`) : null),
  },
  { head: 'sheet.due', kind: 'moment', width: 17, value: (row) => row.clock?.due_at ?? null },
  { head: 'sheet.type', kind: 'text', width: 24, value: (row, { text }) => text(`sheet.type.${row.type}`) },
  { head: 'sheet.responsible', kind: 'text', width: 24, value: (row) => row.responsible.name },
  { head: 'sheet.submitted', kind: 'moment', width: 17, value: (row) => row.submitted_at },
  { head: 'sheet.protected_until', kind: 'moment', width: 17, value: (row) => row.protected_until },
  { head: 'sheet.updated', kind: 'moment', width: 17, value: (row) => row.updated_at },
];

const ofVendor: Column[] = [
  { head: 'sheet.partner', kind: 'text', width: 24, value: (row) => row.partner.name },
  { head: 'sheet.tier', kind: 'text', width: 18, value: (row, { text }) => text(`sheet.tier.${row.partner.tier}`) },
  { head: 'sheet.reviewer', kind: 'text', width: 24, value: (row) => row.reviewer?.name ?? null },
];

export function registrationColumns(forVendor: boolean): Column[] {
  return forVendor ? [...ofBoth.slice(0, 5), ...ofVendor, ...ofBoth.slice(5)] : ofBoth;
}
