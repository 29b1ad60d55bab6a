import { type ImportField, importFields } from '@kanal/server/registration/imports/contract/views.ts';
import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import look from './imports.module.css';
import type { ImportColumn } from './use-import.ts';

const SKIP = 'skip';
/** What a registration cannot do without; the first two stand for one another. */
const NEEDED: readonly (readonly ImportField[])[] = [
  ['customer_name'],
  ['customer_tax_id', 'customer_domain'],
  ['product'],
  ['amount'],
  ['close_date'],
  ['need'],
];

/** Fields that no column holds although every registration needs them. */
function lacking(columns: readonly ImportColumn[]): ImportField[] {
  const has = (field: ImportField) => columns.some((column) => column.field === field);
  return NEEDED.filter((some) => !some.some(has)).map((some) => some[0] as ImportField);
}

/** What each column of the file is taken for; a change is judged and remembered at once. */
export function Columns({ id, columns }: { id: string; columns: readonly ImportColumn[] }) {
  const t = useT();
  const missing = lacking(columns);
  const [open, setOpen] = useState(missing.length > 0);
  const map = useCommand('mapImport', { stale: ['getImportColumns', 'previewImport'] });
  const data = [
    { value: SKIP, label: t('imports.skipColumn') },
    ...importFields.map((value) => ({ value, label: t(`imports.field.${value}`) })),
  ];
  const change = (at: number, field: ImportField | null) => {
    const fields = columns.map((column, place) => {
      if (place === at) return field;
      // A field moves to the column that it is given to.
      return column.field === field ? null : column.field;
    });
    map.mutate({ id, fields });
  };
  const known = columns.filter((column) => column.field !== null).length;
  const Sign = open ? IconChevronUp : IconChevronDown;
  return (
    <section className={look.section} aria-labelledby="columns">
      <h2 id="columns">
        <UnstyledButton className={look.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('imports.columns', { known, all: columns.length })}
          <Sign size={18} aria-hidden />
        </UnstyledButton>
      </h2>
      {missing.length > 0 && (
        <p className="k-wait">
          {t('imports.lacking', { fields: missing.map((field) => t(`imports.field.${field}`)).join(', ') })}
        </p>
      )}
      {map.error !== null && <ErrorNote error={map.error} />}
      {open && (
        <ul className={look.columns}>
          {columns.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may be called the same; their places never change
            <li key={at}>
              <SelectField
                label={column.heading || t('imports.unnamed', { number: at + 1 })}
                description={column.samples.join(' · ') || t('imports.emptyColumn')}
                searchable
                data={data}
                value={column.field ?? SKIP}
                disabled={map.isPending}
                onChange={(value) => change(at, value === SKIP ? null : (value as ImportField))}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
