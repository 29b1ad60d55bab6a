import { partnerRoles, staffRoles } from '@kanal/server/access/permissions.ts';
import { Checkbox } from '@mantine/core';
import { useT } from '../../app/use-t.tsx';
import page from '../page.module.css';

export type Role = (typeof staffRoles)[number] | (typeof partnerRoles)[number];

interface RoleChoiceProps {
  side: 'workspace' | 'cabinet';
  value: readonly string[];
  onChange: (roles: Role[]) => void;
  error?: string | undefined;
  disabled?: boolean;
}

/** The roles of one side, each with what it is for. */
export function RoleChoice({ side, value, onChange, error, disabled = false }: RoleChoiceProps) {
  const t = useT();
  const roles: readonly Role[] = side === 'workspace' ? staffRoles : partnerRoles;
  const flip = (role: Role, on: boolean) => onChange(roles.filter((one) => (one === role ? on : value.includes(one))));
  return (
    <fieldset className={page.roles} disabled={disabled}>
      <legend>{t('people.roles')}</legend>
      {roles.map((role) => (
        <Checkbox
          key={role}
          label={t(`people.role.${role}`)}
          description={t(`people.roleHint.${role}`)}
          checked={value.includes(role)}
          onChange={(event) => flip(role, event.currentTarget.checked)}
        />
      ))}
      {error && <p className="k-small k-stop">{error}</p>}
    </fieldset>
  );
}
