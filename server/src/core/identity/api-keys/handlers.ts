import { grantsOf, type Permission } from '../../../access/permissions.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { toPage } from '../../../kernel/page.ts';
import { type FieldProblem, fail } from '../../../kernel/problem.ts';
import { type Context, implement } from '../../../platform/operations/implement.ts';
import { queueMail } from '../../notifications/index.ts';
import { makeApiKey } from '../api-key-token.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../contract/api-keys.ts';
import { findPerson, type PersonRow } from '../people/store.ts';
import { type ApiKeyRow, endKey, findKey, insertKey, keyKeys, lockKey, selectKeys } from './store.ts';

export const apiKeyOperations = [
  implement(createApiKey, async (c, input) => {
    const { vendorId } = c.actor;
    const person = await personFor(c, input.person_id);
    const roles = input.roles ?? person.roles;
    refuseMoreThanThePerson(person, roles, input.scopes);
    const expires_at = input.expires_at ? new Date(input.expires_at) : null;
    if (expires_at && expires_at <= c.now)
      fail('api_key.expires_in_past', {}, [{ path: 'expires_at', code: 'field.invalid' }]);
    const { token, secretHash, lastFour } = makeApiKey(vendorId);
    const id = newId(c.now);
    await insertKey(c.tx, {
      vendor_id: vendorId,
      id,
      partner_id: person.partner_id,
      person_id: person.id,
      name: input.name,
      secret_hash: secretHash,
      last_four: lastFour,
      roles,
      scopes: input.scopes ?? null,
      created_at: c.now,
      expires_at,
    });
    if (person.id !== c.actor.personId) await tellPerson(c, person, input.name);
    return { ...present(c.authorize(await findKey(c.tx, vendorId, id))), token };
  }),
  implement(listApiKeys, async (c, input) => {
    const page = toPage(await selectKeys(c.tx, c.scope(), input), input.limit, keyKeys);
    return { nextCursor: page.nextCursor, items: page.items.map(present) };
  }),
  implement(revokeApiKey, async (c, { id }) => {
    const key = c.authorize(await lockKey(c.tx, c.actor.vendorId, id));
    if (key.revoked_at) fail('api_key.revoked');
    await endKey(c.tx, c.actor.vendorId, id, c.now);
    return present(c.authorize(await findKey(c.tx, c.actor.vendorId, id)));
  }),
];

type Managing = Context<{ permission: 'api_key.manage' }>;

/** Of the caller's own company: the vendor makes no keys that would act as somebody of a partner. */
async function personFor(c: Managing, personId: string | undefined): Promise<PersonRow> {
  // A key that makes keys would outlive its own revocation.
  if (c.actor.kind !== 'system' && c.actor.via === 'api_key') fail('access.forbidden');
  const wanted = personId ?? c.actor.personId;
  const found = wanted === null ? null : await findPerson(c.tx, c.actor.vendorId, wanted);
  const unknown: FieldProblem = { path: 'person_id', code: 'field.not_found' };
  if (!found) fail('request.invalid', {}, [unknown]);
  const person = c.authorize(found);
  if (c.actor.kind !== 'system' && person.partner_id !== c.actor.partnerId) fail('request.invalid', {}, [unknown]);
  if (person.status === 'left') fail('person.has_left');
  return person;
}

function refuseMoreThanThePerson(person: PersonRow, roles: string[], scopes: readonly Permission[] | undefined): void {
  const fields: FieldProblem[] = [];
  if (!roles.every((role) => person.roles.includes(role)))
    fields.push({ path: 'roles', code: 'field.not_listed', params: { allowed: person.roles } });
  const grants = grantsOf(roles);
  if (scopes && !scopes.every((scope) => grants.has(scope)))
    fields.push({ path: 'scopes', code: 'field.not_listed', params: { allowed: [...grants] } });
  if (fields.length > 0) fail('request.invalid', {}, fields);
}

/** Nobody is acted for behind their back. */
async function tellPerson(c: Managing, person: PersonRow, key: string): Promise<void> {
  const by = c.actor.personId === null ? null : await findPerson(c.tx, c.actor.vendorId, c.actor.personId);
  await queueMail(c.tx, {
    vendorId: person.vendor_id,
    partnerId: person.partner_id,
    personId: person.id,
    to: person.email,
    locale: person.locale as Locale,
    kind: 'api_key_created',
    values: { name: person.full_name, creator: by ? c.authorize(by).full_name : 'Kanal', key },
    now: c.now,
  });
}

function present(row: ApiKeyRow) {
  return {
    id: row.id,
    name: row.name,
    person: { id: row.person_id, full_name: row.person_name },
    partner: row.partner_id === null ? null : { id: row.partner_id, name: row.partner_name ?? '' },
    roles: row.roles,
    scopes: row.scopes,
    last_four: row.last_four,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at?.toISOString() ?? null,
    revoked_at: row.revoked_at?.toISOString() ?? null,
    can: { revoke: row.revoked_at === null },
  };
}
