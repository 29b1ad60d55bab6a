import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import type { CustomerGroup } from './customer-types.ts';
import { GroupMembers } from './group-members.tsx';

export function GroupForm({ group, onClose }: { group: CustomerGroup | null; onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState(group?.name ?? '');
  const [together, setTogether] = useState(group?.purchases_centrally ?? false);
  const today = new Date().toISOString().slice(0, 10);
  const [day, setDay] = useState(today);
  const turns = group !== null && together !== group.purchases_centrally;
  const { mutate, isPending, error } = useCommand('saveCustomerGroup', {
    stale: ['listCustomerGroups', 'listGroupMembers', 'listCustomers', 'getCustomer', 'getDossier'],
    onDone: onClose,
  });
  return (
    <FormDrawer
      title={t(group ? 'customers.group' : 'customers.newGroup')}
      onClose={onClose}
      onSave={() =>
        mutate({
          ...(group ? { id: group.id } : {}),
          name,
          purchases_centrally: together,
          ...(turns ? { from_on: day } : {}),
        })
      }
      pending={isPending}
      error={error}
    >
      <TextField
        label={t('customers.groupName')}
        required
        value={name}
        error={fieldError(error, 'name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox
        label={t('customers.together')}
        description={t('customers.togetherHint')}
        checked={together}
        onChange={(event) => setTogether(event.currentTarget.checked)}
      />
      {turns && (
        <DateField
          label={t('customers.buysFrom')}
          description={t('customers.fromHint')}
          value={day}
          error={fieldError(error, 'from_on')}
          onChange={(value) => value && setDay(String(value))}
        />
      )}
      {group && (
        <section>
          <h3>{t('customers.groupMembers')}</h3>
          <GroupMembers groupId={group.id} label={t('customers.groupMembers')} />
        </section>
      )}
    </FormDrawer>
  );
}
