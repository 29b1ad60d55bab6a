/** The list of customers as a spreadsheet. */
import type { SheetColumn } from '../../kernel/sheet.ts';
import type { CustomerRow } from './store/customers.ts';

export const customerColumns: SheetColumn<CustomerRow>[] = [
  { head: 'sheet.name', kind: 'text', width: 36, value: (row) => row.name },
  { head: 'sheet.tax_id', kind: 'text', width: 15, value: (row) => row.tax_id },
  { head: 'sheet.kpp', kind: 'text', width: 12, value: (row) => row.kpp },
  { head: 'sheet.country', kind: 'text', width: 9, value: (row) => row.country },
  { head: 'sheet.region', kind: 'text', width: 20, value: (row) => row.region },
  { head: 'sheet.city', kind: 'text', width: 18, value: (row) => row.city },
  { head: 'sheet.web_domain', kind: 'text', width: 22, value: (row) => row.web_domain },
  { head: 'sheet.phone', kind: 'text', width: 16, value: (row) => row.phone },
  { head: 'sheet.group', kind: 'text', width: 28, value: (row) => row.group_name },
  { head: 'sheet.updated', kind: 'moment', width: 17, value: (row) => row.updated_at.toISOString() },
];
