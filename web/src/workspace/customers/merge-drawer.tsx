import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Comparison } from '../../ui/comparison.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import type { Customer } from './customer-types.ts';
import { mergeRows } from './merge-rows.ts';
import { staleByMerge, useUndoMerge } from './use-undo-merge.ts';

type Preview = Output<'previewCustomerMerge'>;

/** What will happen, in words and numbers, before one presses. */
function Consequence({ preview, kept, gone }: { preview: Preview; kept: Customer; gone: Customer }) {
  const t = useT();
  const fields = preview.fields.map((field) =>
    field === 'ogrn' ? t('customers.merge.ogrn') : t(`customers.field.${field}`),
  );
  const sentences = [
    t('customers.merge.moves', { gone: gone.name, kept: kept.name, count: preview.registrations }),
    preview.protected > 0 && t('customers.merge.protected', { count: preview.protected }),
    preview.names.length > 0 && t('customers.merge.names', { names: preview.names.join(', ') }),
    fields.length > 0 && t('customers.merge.fields', { fields: fields.join(', ') }),
    preview.group !== null && t('customers.merge.group', { group: preview.group }),
    t('customers.merge.undoable'),
  ];
  return (
    <Note title={t('customers.merge.consequence')}>
      <ul>
        {sentences.filter(Boolean).map((sentence) => (
          <li key={String(sentence)}>{sentence}</li>
        ))}
      </ul>
    </Note>
  );
}

interface ChoiceProps {
  customer: Customer;
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

/** The other record, found by name, tax id or domain. */
function Choice({ customer, chosen, onChoose }: ChoiceProps) {
  const t = useT();
  const [q, setQ] = useState('');
  const found = useRead('listCustomers', { limit: 20, ...(q ? { q } : {}) }, { keep: true }).data?.items ?? [];
  const others = found.filter((each) => each.id !== customer.id);
  const label = (each: (typeof others)[number]) => [each.name, each.tax_id, each.city].filter(Boolean).join(' · ');
  return (
    <SelectField
      label={t('customers.merge.other')}
      placeholder={t('customers.searchHint')}
      searchable
      data-autofocus
      filter={({ options }) => options}
      onSearchChange={(words) => setQ(others.some((each) => label(each) === words) ? q : words)}
      nothingFoundMessage={t('customers.merge.nobody')}
      data={others.map((each) => ({ value: each.id, label: label(each) }))}
      value={chosen}
      onChange={onChoose}
    />
  );
}

interface SidesProps {
  kept: Customer;
  gone: Customer;
  onSwap: () => void;
}

function Sides({ kept, gone, onSwap }: SidesProps) {
  const t = useT();
  const format = useFormat();
  const { data, error } = useRead('previewCustomerMerge', { id: kept.id, gone_id: gone.id });
  return (
    <>
      <Comparison
        caption={t('customers.merge.comparison')}
        leftHead={t('customers.merge.kept')}
        rightHead={t('customers.merge.gone')}
        rows={mergeRows(kept, gone, t, format)}
      />
      <div className={page.actions}>
        <Button leftSection={<IconArrowsExchange size={18} aria-hidden />} onClick={onSwap}>
          {t('customers.merge.swap')}
        </Button>
      </div>
      {error ? (
        <ErrorNote error={error} />
      ) : data ? (
        <Consequence preview={data} kept={kept} gone={gone} />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </>
  );
}

interface MergeDrawerProps {
  customer: Customer;
  /** Known already; without it the other record is looked for. */
  otherRecord?: { id: string };
  onClose: () => void;
}

/** Two records of one customer become one: both side by side, what differs, what will happen; undone from the toast or the page. */
export function MergeDrawer({ customer, otherRecord, onClose }: MergeDrawerProps) {
  const t = useT();
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  const [otherId, setOtherId] = useState<string | null>(otherRecord?.id ?? null);
  const [swapped, setSwapped] = useState(false);
  const other = useRead('getCustomer', { id: otherId ?? '' }, { enabled: otherId !== null }).data;
  const [kept, gone] = swapped && other ? [other, customer] : [customer, other];
  const allowed = useRead(
    'previewCustomerMerge',
    { id: kept.id, gone_id: gone?.id ?? '' },
    { enabled: gone !== undefined },
  ).isSuccess;
  const { mutate: undo } = useUndoMerge();
  const { mutate, isPending, error } = useCommand('mergeCustomers', { stale: staleByMerge });
  const save = () => {
    if (!gone) return;
    mutate(
      { id: kept.id, gone_id: gone.id },
      {
        onSuccess: (done) => {
          onClose();
          showToast({
            message: t('customers.merge.done', { name: done.kept.name, count: done.registrations }),
            onUndo: () => undo({ id: gone.id }),
          });
          void navigate({ to: '/w/$vendor/customers/$id', params: { vendor, id: kept.id } });
        },
      },
    );
  };
  return (
    <FormDrawer
      title={t('customers.merge.title')}
      size={720}
      onClose={onClose}
      onSave={save}
      save={t('customers.merge.save')}
      pending={isPending}
      error={error}
      disabled={!gone || !allowed}
    >
      {!otherRecord && <Choice customer={customer} chosen={otherId} onChoose={setOtherId} />}
      {gone && other && otherId === other.id && <Sides kept={kept} gone={gone} onSwap={() => setSwapped(!swapped)} />}
    </FormDrawer>
  );
}
