/** People with a login and without an invitation: the first administrator, and everybody of the demo. */
import type { Role } from '../../access/permissions.ts';
import { newId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { createLogin, type Password } from './logins.ts';
import { addMembership, findLogin, insertPerson } from './store/logins.ts';

export interface PersonWithLogin {
  vendorId: string;
  partnerId: string | null;
  branchId?: string | null;
  fullName: string;
  /** A known address gets one more place and keeps its password. */
  email: string;
  password: Password;
  position?: string;
  phone?: string;
  roles: Role[];
  locale?: Locale;
  timeZone?: string;
  now: Date;
}

/** `tx`: a tenant transaction of the vendor. Sends nothing. @throws `person.already_here` */
export async function createPersonWithLogin(
  tx: Tx,
  person: PersonWithLogin,
): Promise<{ personId: string; userId: string }> {
  const { vendorId, partnerId, now, email, password, fullName: name } = person;
  const userId = (await findLogin(tx, email))?.id ?? (await createLogin(tx, { email, name, password, now }));
  if (!userId) fail('person.already_here');
  return { userId, personId: await addPersonToLogin(tx, { ...person, vendorId, partnerId, userId }) };
}

export interface PersonOfLogin extends Omit<PersonWithLogin, 'password'> {
  userId: string;
}

/** One record at the vendor itself and one at each partner: a second one in the same place is refused. */
export async function addPersonToLogin(tx: Tx, person: PersonOfLogin): Promise<string> {
  const { vendorId, partnerId, userId, now } = person;
  const id = newId(now);
  const written = await insertPerson(tx, {
    vendor_id: vendorId,
    id,
    user_id: userId,
    partner_id: partnerId,
    branch_id: person.branchId ?? null,
    full_name: person.fullName,
    email: person.email.toLowerCase(),
    phone: person.phone ?? '',
    position: person.position ?? '',
    roles: person.roles,
    locale: person.locale ?? 'ru',
    time_zone: person.timeZone ?? 'Europe/Moscow',
    created_at: now,
  });
  if (!written) fail('person.already_here');
  await addMembership(tx, { userId, personId: id, vendorId, partnerId, now });
  return id;
}
