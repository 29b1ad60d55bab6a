import { Select } from '@mantine/core';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { Customer } from './customer-types.ts';

/** The group a customer belongs to; changed at once, undone from the toast. */
export function GroupChoice({ customer }: { customer: Customer }) {
  const t = useT();
  const edits = customer.can.update;
  const [q, setQ] = useState('');
  const groups = useRead('listCustomerGroups', q ? { q } : {}, { enabled: edits, keep: true }).data?.items ?? [];
  const { mutate, error } = useCommand('setCustomerGroup', { stale: ['getCustomer', 'listCustomers', 'getDossier'] });
  const current = customer.group;
  if (!edits) return <>{current?.name ?? '—'}</>;
  const known = current && !groups.some((group) => group.id === current.id) ? [current, ...groups] : groups;
  const choose = (group_id: string | null) =>
    mutate(
      { id: customer.id, group_id },
      {
        onSuccess: () =>
          showToast({
            message: t('customers.groupChanged'),
            onUndo: () => mutate({ id: customer.id, group_id: current?.id ?? null }),
          }),
      },
    );
  return (
    <>
      <Select
        aria-label={t('customers.group')}
        placeholder={t('customers.noGroup')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('ui.clear') }}
        onSearchChange={(words) => setQ(known.some((group) => group.name === words) ? '' : words)}
        data={known.map((group) => ({ value: group.id, label: group.name }))}
        value={current?.id ?? null}
        onChange={choose}
      />
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
