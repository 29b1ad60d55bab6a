import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import type { Branch, Partner } from './partner-types.ts';

interface BranchFormProps {
  partner: Partner;
  branch: Branch | null;
  onClose: () => void;
}

export function BranchForm({ partner, branch, onClose }: BranchFormProps) {
  const t = useT();
  const [values, setValues] = useState({
    name: branch?.name ?? '',
    city: branch?.city ?? '',
    kpp: branch?.kpp ?? '',
    address: branch?.address ?? '',
  });
  const [closed, setClosed] = useState(branch?.closed_at != null);
  const { mutate, isPending, error } = useCommand('savePartnerBranch', { stale: ['getPartner'], onDone: onClose });
  const field = (name: keyof typeof values) => (
    <TextField
      label={t(`partners.branch.${name}`)}
      required={name === 'name'}
      value={values[name]}
      error={fieldError(error, name)}
      onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
    />
  );
  const save = () =>
    mutate({
      partner_id: partner.id,
      ...(branch ? { id: branch.id } : {}),
      ...values,
      kpp: values.kpp || null,
      closed,
    });
  return (
    <FormDrawer title={t('partners.branchTitle')} onClose={onClose} onSave={save} pending={isPending} error={error}>
      {field('name')}
      {field('city')}
      {field('address')}
      {field('kpp')}
      {branch && (
        <Checkbox
          label={t('partners.branch.closed')}
          checked={closed}
          onChange={(e) => setClosed(e.currentTarget.checked)}
        />
      )}
    </FormDrawer>
  );
}
