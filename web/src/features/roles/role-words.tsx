import { partnerRoles, staffRoles } from '@kanal/server/access/permissions.ts';
import { type T, useT } from '../../app/use-t.tsx';

const ROLES = [...staffRoles, ...partnerRoles];

/** A role as people call it. */
export function roleWord(role: string, t: T): string {
  const known = ROLES.find((one) => one === role);
  return known ? t(`people.role.${known}`) : role;
}

export function RoleWords({ roles }: { roles: readonly string[] }) {
  const t = useT();
  return <>{roles.map((role) => roleWord(role, t)).join(', ')}</>;
}
