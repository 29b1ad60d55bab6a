import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import { useWorkspace } from '../routes.ts';
import { PartnerChoice } from './partner-choice.tsx';
import { type Role, RoleChoice } from './role-choice.tsx';

interface Values {
  email: string;
  full_name: string;
  position: string;
}

type Side = 'workspace' | 'cabinet';
/** What most invitations to a side are for. */
const FIRST_ROLE: Record<Side, Role[]> = { workspace: ['channel_manager'], cabinet: ['owner'] };

/** An invitation is bound to address, place and roles; its link works once, for three days. */
export function InviteForm({ side: first, onClose }: { side: Side; onClose: () => void }) {
  const t = useT();
  const { place } = useWorkspace();
  const [side, setSide] = useState(first);
  const [partner, setPartner] = useState<string | null>(null);
  const [values, setValues] = useState<Values>({ email: '', full_name: '', position: '' });
  const [roles, setRoles] = useState<Role[]>(FIRST_ROLE[first]);
  const { mutate, isPending, error } = useCommand('createInvitation', {
    stale: ['listInvitations'],
    onDone: ({ email }) => {
      showToast({ message: t('people.invited', { email }) });
      onClose();
    },
  });
  const field = (name: keyof Values, type = 'text') => (
    <TextField
      label={t(`people.${name === 'full_name' ? 'name' : name}`)}
      type={type}
      required={name === 'email'}
      value={values[name]}
      error={fieldError(error, name)}
      onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
    />
  );
  const toSide = (next: string) => {
    setSide(next as Side);
    setRoles(FIRST_ROLE[next as Side]);
  };
  return (
    <FormDrawer
      title={t('people.inviteTitle')}
      save={t('people.inviteSend')}
      onClose={onClose}
      onSave={() => mutate({ ...values, roles, partner_id: side === 'cabinet' ? partner : null })}
      pending={isPending}
      error={error}
      disabled={roles.length === 0 || (side === 'cabinet' && !partner)}
    >
      <SegmentedControl
        aria-label={t('people.whereTo')}
        value={side}
        onChange={toSide}
        data={[
          { value: 'cabinet', label: t('people.toPartner') },
          { value: 'workspace', label: t('people.toStaff', { vendor: place.vendor.name }) },
        ]}
      />
      {side === 'cabinet' && (
        <PartnerChoice value={partner} onChange={setPartner} error={fieldError(error, 'partner_id')} />
      )}
      {field('email', 'email')}
      {field('full_name')}
      {field('position')}
      <RoleChoice side={side} value={roles} onChange={setRoles} error={fieldError(error, 'roles')} />
    </FormDrawer>
  );
}
