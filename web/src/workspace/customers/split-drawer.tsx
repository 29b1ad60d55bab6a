import { Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import type { Customer } from './customer-types.ts';
import { staleByMerge } from './use-undo-merge.ts';

/** Wrongly joined registrations and names go out into a customer of their own; merging them again is the way back. */
export function SplitDrawer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  const [name, setName] = useState('');
  const [aliases, setAliases] = useState<string[]>([]);
  const [registrations, setRegistrations] = useState<string[]>([]);
  const about = useRead('listCustomerRegistrations', { id: customer.id }).data;
  const { mutate: merge } = useCommand('mergeCustomers', { stale: staleByMerge });
  const { mutate, isPending, error } = useCommand('splitCustomer', { stale: staleByMerge });
  const save = () =>
    mutate(
      { id: customer.id, name, aliases, registration_ids: registrations },
      {
        onSuccess: ({ created, registrations: count }) => {
          onClose();
          showToast({
            message: t('customers.split.done', { name: created.name, count }),
            onUndo: () => merge({ id: customer.id, gone_id: created.id }),
          });
          void navigate({ to: '/w/$vendor/customers/$id', params: { vendor, id: created.id } });
        },
      },
    );
  const chooseAlias = (chosen: string[]) => {
    setAliases(chosen);
    if (name === '' && chosen[0]) setName(chosen[0]);
  };
  return (
    <FormDrawer
      title={t('customers.split.title')}
      onClose={onClose}
      onSave={save}
      save={t('customers.split.save')}
      pending={isPending}
      error={error}
      disabled={name.trim() === '' || aliases.length + registrations.length === 0}
    >
      <p>{t('customers.split.text', { name: customer.name })}</p>
      <TextField
        label={t('customers.split.name')}
        required
        value={name}
        error={fieldError(error, 'name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {customer.aliases.length > 0 && (
        <Checkbox.Group label={t('customers.aliases')} value={aliases} onChange={chooseAlias}>
          <div className={page.roles}>
            {customer.aliases.map((alias) => (
              <Checkbox key={alias.name} value={alias.name} label={alias.name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {!about && <SkeletonRows rows={3} />}
      {about && about.items.length > 0 && (
        <Checkbox.Group label={t('customers.deals')} value={registrations} onChange={setRegistrations}>
          <div className={page.roles}>
            {about.items.map((each) => (
              <Checkbox
                key={each.id}
                value={each.id}
                label={`№\u00A0${format.number(each.number)} · ${each.customer_name}`}
                description={[each.partner, each.submitted_at && format.day(each.submitted_at)]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </FormDrawer>
  );
}
