/** One operation against everybody: what each must be answered follows from the contract and the permission table. */
import { type Permission, partnerRoles, permissions, type Role, staffRoles } from '../src/access/permissions.ts';
import type { AnyOperation } from '../src/kernel/operation.ts';
import { type Belongs, type Ground, type RecordFixture, recordFor } from './access-records.ts';
import { sampleInput } from './sample-input.ts';
import { type Answer, addPartner, addPerson, call, type TestPerson } from './support.ts';

/**
 * `let in`: any answer of the operation itself, a refusal for business reasons included. `open`: the same for an
 * operation that asks for no right, where an unknown link is not found.
 */
type Verdict = 401 | 403 | 404 | 'let in' | 'open';

/** Refused with 403 beyond the permission table, with the reason. */
const narrower: Record<string, string> = {
  listSessions: 'an API key is no session',
  endSession: 'an API key is no session',
  endSessions: 'an API key is no session',
  createApiKey: 'a key that somebody has stolen must not make others',
  removeFile: 'only who has uploaded it',
};

interface Caller {
  title: string;
  person: TestPerson | null;
  /** Where the caller stands towards the record. */
  place: 'nowhere' | 'staff' | 'partner' | 'other partner' | 'other vendor';
  holds: boolean;
}

export interface MatrixGround extends Ground {
  otherVendorId: string;
  people: Map<string, TestPerson>;
}

async function person(
  ground: MatrixGround,
  vendorId: string,
  partnerId: string | null,
  role: Role,
  scopes?: readonly string[],
): Promise<TestPerson> {
  const key = [vendorId, partnerId, role, scopes?.join()].join('/');
  const known = ground.people.get(key);
  if (known) return known;
  const made = await addPerson(ground.app, vendorId, partnerId, [role]);
  if (scopes) {
    await ground.app.owner.query('UPDATE api_keys SET scopes = $1 WHERE person_id = $2', [scopes, made.personId]);
  }
  ground.people.set(key, made);
  return made;
}

async function callers(ground: MatrixGround, permission: Permission | null): Promise<Caller[]> {
  const { world, otherVendorId } = ground;
  const own = world.partners[0]?.id as string;
  const other = world.partners[1]?.id as string;
  const holders: readonly string[] = permission ? permissions[permission] : [...staffRoles, ...partnerRoles];
  const list: Caller[] = [{ title: 'anonymous', person: null, place: 'nowhere', holds: false }];
  const add = async (
    place: Caller['place'],
    vendorId: string,
    partnerId: string | null,
    roles: readonly Role[],
    scopes?: readonly string[],
  ) => {
    for (const holds of [false, true]) {
      const role = roles.find((each) => holders.includes(each) === holds);
      if (!role || (scopes && !holds)) continue;
      const narrowed = scopes ? ` with a key for ${scopes.join(', ')}` : '';
      const title = `${place} ${role}${narrowed}`;
      const allowed = holds && (!scopes || permission === null || scopes.includes(permission));
      list.push({ title, place, holds: allowed, person: await person(ground, vendorId, partnerId, role, scopes) });
    }
  };
  await add('other vendor', otherVendorId, null, staffRoles);
  await add('other vendor', otherVendorId, await partnerOf(ground, otherVendorId), partnerRoles);
  await add('other partner', world.vendorId, other, partnerRoles);
  await add('partner', world.vendorId, own, partnerRoles);
  await add('staff', world.vendorId, null, staffRoles);
  const elsewhere: Permission = permission === 'search.use' ? 'view.manage' : 'search.use';
  for (const scopes of permission ? [[elsewhere], [permission]] : []) {
    await add('partner', world.vendorId, own, partnerRoles, scopes);
    await add('staff', world.vendorId, null, staffRoles, scopes);
  }
  return list;
}

async function partnerOf(ground: MatrixGround, vendorId: string): Promise<string> {
  const { rows } = await ground.app.owner.query('SELECT id FROM partners WHERE vendor_id = $1 LIMIT 1', [vendorId]);
  return rows[0]?.id ?? addPartner(ground.app, vendorId, 'Орион');
}

export function expected(operation: AnyOperation, caller: Omit<Caller, 'title'>, belongs: Belongs | null): Verdict {
  if ('public' in operation.access) return 'open';
  if (caller.person === null) return 401;
  const inside = operation.name in narrower ? 403 : 'let in';
  if ('signedIn' in operation.access) return inside;
  if (!caller.holds) return 403;
  if (belongs === null || belongs === 'named') return inside;
  if (caller.place === 'other vendor' || belongs === 'person') return 404;
  if (caller.place === 'staff' || belongs === 'shared') return inside;
  return belongs === 'own' && caller.place === 'partner' ? inside : 404;
}

/** What is wrong with the answer, or null. */
export function fault(verdict: Verdict, status: number): string | null {
  if (typeof verdict === 'number') return status === verdict ? null : `${status} instead of ${verdict}`;
  const refused = verdict === 'open' ? [401, 403] : [401, 403, 404];
  return status >= 500 || refused.includes(status) ? `${status} instead of an answer of the operation` : null;
}

/** One line for each caller that was answered otherwise than the contract says; `seen` counts the calls. */
export async function accessFaults(
  ground: MatrixGround,
  operation: AnyOperation,
): Promise<{ seen: number; faults: string[] }> {
  const permission = 'permission' in operation.access ? operation.access.permission : null;
  const make = recordFor(operation);
  const faults: string[] = [];
  const all = await callers(ground, permission);
  let record = make ? await make(ground) : null;
  for (const caller of all) {
    const verdict = expected(operation, caller, record?.belongs ?? null);
    const answer = await request(ground, operation, caller.person, record);
    const wrong = fault(verdict, answer.status);
    if (wrong)
      faults.push(`${operation.name} by ${caller.title}: ${wrong} ${JSON.stringify(answer.body).slice(0, 300)}`);
    // What somebody was let in to may have changed the record: the next one gets a fresh one.
    if (make && verdict === 'let in') record = await make(ground);
  }
  return { seen: all.length, faults };
}

function request(
  ground: MatrixGround,
  operation: AnyOperation,
  who: TestPerson | null,
  record: RecordFixture | null,
): Promise<Answer> {
  const [method, address = ''] = operation.http.split(' ');
  const url = address.replace(/\{(\w+)\}/g, (_all, name) => record?.params[name] ?? 'missing');
  if (operation.body === 'upload') {
    const headers = { 'content-type': 'application/octet-stream' };
    return call(ground.app, who, `${method} ${url}?name=a.txt`, Buffer.from('text'), { headers });
  }
  const input = sampleInput(operation);
  if (operation.name === 'compareRuleVersions') input.with = record?.params.id;
  if (method !== 'GET') return call(ground.app, who, `${method} ${url}`, input);
  const query = new URLSearchParams(
    Object.entries(input).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return call(ground.app, who, `GET ${url}?${query}`);
}
