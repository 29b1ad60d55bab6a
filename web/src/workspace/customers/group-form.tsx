import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import type { CustomerGroup } from './customer-types.ts';

export function GroupForm({ group, onClose }: { group: CustomerGroup | null; onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState(group?.name ?? '');
  const [together, setTogether] = useState(group?.purchases_centrally ?? false);
  const { mutate, isPending, error } = useCommand('saveCustomerGroup', {
    stale: ['listCustomerGroups', 'listCustomers', 'getCustomer', 'getDossier'],
    onDone: onClose,
  });
  return (
    <FormDrawer
      title={t(group ? 'customers.group' : 'customers.newGroup')}
      onClose={onClose}
      onSave={() => mutate({ ...(group ? { id: group.id } : {}), name, purchases_centrally: together })}
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
    </FormDrawer>
  );
}
