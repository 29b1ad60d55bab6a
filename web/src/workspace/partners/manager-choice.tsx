import { Select } from '@mantine/core';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { Partner } from './partner-types.ts';

/** Who at the vendor looks after the partner; changed at once, undone from the toast. */
export function ManagerChoice({ partner }: { partner: Partner }) {
  const t = useT();
  const { can } = partner;
  const people = useRead(
    'listPeople',
    { side: 'workspace', status: 'active', limit: 100 },
    { enabled: can.assign_manager },
  );
  const { mutate, error, isPending } = useCommand('assignManager', { stale: ['getPartner', 'listPartners'] });
  if (!can.assign_manager) return <>{partner.manager?.name ?? t('partners.noManager')}</>;
  const before = partner.manager?.id ?? null;
  const assign = (manager_id: string | null) =>
    mutate(
      { id: partner.id, manager_id },
      {
        onSuccess: () =>
          showToast({
            message: t('partners.managerChanged'),
            onUndo: () => mutate({ id: partner.id, manager_id: before }),
          }),
      },
    );
  return (
    <>
      <Select
        aria-label={t('partners.manager')}
        placeholder={t('partners.noManager')}
        searchable
        disabled={isPending}
        data={(people.data?.items ?? []).map((person) => ({ value: person.id, label: person.full_name }))}
        value={before}
        onChange={assign}
      />
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
