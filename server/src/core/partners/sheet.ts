/** The list of partners as a spreadsheet. */
import type { SheetColumn } from '../../kernel/sheet.ts';
import type { PartnerRow } from './store/partners.ts';

export const partnerColumns: SheetColumn<PartnerRow>[] = [
  { head: 'sheet.name', kind: 'text', width: 28, value: (row) => row.name },
  { head: 'sheet.legal_name', kind: 'text', width: 36, value: (row) => row.legal_name },
  { head: 'sheet.tax_id', kind: 'text', width: 15, value: (row) => row.tax_id },
  { head: 'sheet.kpp', kind: 'text', width: 12, value: (row) => row.kpp },
  { head: 'sheet.country', kind: 'text', width: 9, value: (row) => row.country },
  { head: 'sheet.city', kind: 'text', width: 18, value: (row) => row.city },
  { head: 'sheet.tier', kind: 'text', width: 20, value: (row, { text }) => text(`sheet.tier.${row.tier}`) },
  { head: 'sheet.status', kind: 'text', width: 18, value: (row, { text }) => text(`sheet.status.${row.status}`) },
  { head: 'sheet.status_since', kind: 'moment', width: 17, value: (row) => row.status_since.toISOString() },
  { head: 'sheet.manager', kind: 'text', width: 24, value: (row) => row.manager_name },
  { head: 'sheet.people', kind: 'whole', width: 8, value: (row) => Number(row.people ?? 0) },
  { head: 'sheet.web_domain', kind: 'text', width: 22, value: (row) => row.web_domain },
  { head: 'sheet.updated', kind: 'moment', width: 17, value: (row) => row.updated_at.toISOString() },
];
