import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { call, type Output } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import look from './company.module.css';
import type { Company } from './company.ts';

export type Colleague = Output<'listColleagues'>['items'][number];
type PartnerRole = 'owner' | 'seller' | 'engineer' | 'marketer' | 'partner_finance';
const ROLES: readonly PartnerRole[] = ['owner', 'seller', 'engineer', 'marketer', 'partner_finance'];

interface Dialog {
  onClose: () => void;
  onDone: () => void;
}

function RoleChecks({
  roles,
  onChange,
  error,
}: {
  roles: string[];
  onChange: (roles: PartnerRole[]) => void;
  error?: string | undefined;
}) {
  const t = useT();
  const flip = (role: PartnerRole, on: boolean) =>
    onChange(ROLES.filter((one) => (one === role ? on : roles.includes(one))));
  return (
    <fieldset className={look.checks}>
      <legend>{t('cabinet.people.roles')}</legend>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          label={t(`cabinet.role.${role}`)}
          description={t(`cabinet.roleHint.${role}`)}
          checked={roles.includes(role)}
          onChange={(event) => flip(role, event.currentTarget.checked)}
        />
      ))}
      {error && <p className="k-small k-stop">{error}</p>}
    </fieldset>
  );
}

export function InviteDialog({ onClose, onDone }: Dialog) {
  const t = useT();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [position, setPosition] = useState('');
  const [roles, setRoles] = useState<PartnerRole[]>(['seller']);
  return (
    <FormDialog
      title={t('cabinet.people.invite')}
      text={t('cabinet.people.inviteText')}
      submit={t('cabinet.people.send')}
      send={() => call('inviteColleague', { email, full_name: name, position, roles })}
      onClose={onClose}
      onDone={onDone}
    >
      {(error) => (
        <>
          <TextField
            label={t('cabinet.people.email')}
            type="email"
            value={email}
            error={error('email')}
            data-autofocus
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextField
            label={t('cabinet.people.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextField
            label={t('cabinet.people.position')}
            value={position}
            onChange={(event) => setPosition(event.currentTarget.value)}
          />
          <RoleChecks roles={roles} onChange={setRoles} error={error('roles')} />
        </>
      )}
    </FormDialog>
  );
}

const NONE = '';

export function ColleagueDialog({
  person,
  branches,
  onClose,
  onDone,
}: Dialog & { person: Colleague; branches: Company['branches'] }) {
  const t = useT();
  const [position, setPosition] = useState(person.position);
  const [roles, setRoles] = useState<string[]>(person.roles);
  const [branch, setBranch] = useState(person.branch?.id ?? NONE);
  const send = () =>
    call('updateColleague', { id: person.id, position, roles: roles as PartnerRole[], branch_id: branch || null });
  return (
    <FormDialog title={person.full_name} submit={t('cabinet.save')} send={send} onClose={onClose} onDone={onDone}>
      {(error) => (
        <>
          <TextField
            label={t('cabinet.people.position')}
            value={position}
            error={error('position')}
            onChange={(event) => setPosition(event.currentTarget.value)}
          />
          {branches.length > 0 && (
            <SelectField
              label={t('register.branch')}
              data={[
                { value: NONE, label: t('register.noBranch') },
                ...branches.filter((one) => !one.closed_at).map((one) => ({ value: one.id, label: one.name })),
              ]}
              value={branch}
              onChange={(value) => setBranch(value ?? NONE)}
            />
          )}
          <RoleChecks roles={roles} onChange={setRoles} error={error('roles')} />
        </>
      )}
    </FormDialog>
  );
}

export function LeftDialog({ person, onClose, onDone }: Dialog & { person: Colleague }) {
  const t = useT();
  return (
    <FormDialog
      title={t('cabinet.people.leftTitle', { name: person.full_name })}
      text={t('cabinet.people.leftText')}
      submit={t('cabinet.people.left')}
      danger
      send={() => call('markColleagueLeft', { id: person.id })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
