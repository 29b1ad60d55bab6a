import type { z } from 'zod';
import type { Permission } from '../../access/permissions.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { customerNames } from '../customers/index.ts';
import { personNames } from '../identity/index.ts';
import { partnerNames } from '../partners/index.ts';
import { type ActorKind, type AuditEvent, actorKinds, type SubjectKind } from './contract.ts';
import { deedOf, subjectKindOf, trailFacts } from './deeds.ts';
import type { AuditRow } from './store.ts';

type Names = ReadonlyMap<string, string>;
export type PresentedEvent = z.input<typeof AuditEvent>;

interface Reader {
  tx: Tx;
  actor: { vendorId: string; grants: ReadonlySet<Permission> };
}

/** Whose right it is to know a subject by its name: an administrator, for instance, sees no deal content. */
const needed: Record<SubjectKind, Permission> = {
  registration: 'registration.read',
  partner: 'partner.read',
  customer: 'customer.read',
  person: 'person.read',
  rules: 'rules.read',
};

async function namesOf({ tx, actor }: Reader, kind: SubjectKind, ids: string[]): Promise<Names> {
  const { vendorId, grants } = actor;
  if (ids.length === 0 || !grants.has(needed[kind])) return new Map();
  if (kind === 'registration') {
    const numbers = await trailFacts().registrationNumbers(tx, vendorId, ids);
    return new Map([...numbers].map(([id, number]) => [id, String(number)]));
  }
  if (kind === 'partner') {
    const partners = await partnerNames(tx, vendorId, ids);
    return new Map([...partners].map(([id, { name }]) => [id, name]));
  }
  if (kind === 'person') return personNames(tx, vendorId, ids);
  return kind === 'customer' ? customerNames(tx, vendorId, ids) : new Map();
}

async function subjectNames(c: Reader, rows: readonly AuditRow[]): Promise<Record<SubjectKind, Names>> {
  const entries: [SubjectKind, Names][] = [];
  for (const kind of Object.keys(needed) as SubjectKind[]) {
    const ids = rows.flatMap(({ subject_id, operation }) =>
      subject_id !== null && subjectKindOf(operation) === kind ? [subject_id] : [],
    );
    entries.push([kind, await namesOf(c, kind, [...new Set(ids)])]);
  }
  return Object.fromEntries(entries) as Record<SubjectKind, Names>;
}

/** Rows with the names of people, companies and subjects, each read once. */
export async function presentEvents(c: Reader, rows: readonly AuditRow[]): Promise<PresentedEvent[]> {
  const { vendorId } = c.actor;
  const some = (idOf: (row: AuditRow) => string | null) =>
    rows.flatMap((row) => {
      const id = idOf(row);
      return id === null ? [] : [id];
    });
  const people = await personNames(
    c.tx,
    vendorId,
    some((row) => row.person_id),
  );
  const partners = await partnerNames(
    c.tx,
    vendorId,
    some((row) => row.partner_id),
  );
  const subjects = await subjectNames(c, rows);
  return rows.map((row) => {
    const [kind = '', via] = row.actor_kind.split('/');
    const file = row.data as { file_name?: string; rows?: number } | null;
    return {
      id: row.id,
      at: row.at.toISOString(),
      actor: {
        // Work without a person is written down under the name of its job.
        kind: (actorKinds as readonly string[]).includes(kind) ? (kind as ActorKind) : 'system',
        by_key: via === 'api_key',
        person: named(row.person_id, people.get(row.person_id ?? '')),
        partner: named(row.partner_id, partners.get(row.partner_id ?? '')?.name),
      },
      operation: row.operation,
      deed: deedOf(row.operation),
      subject: subjectOf(row, subjects),
      file: file?.file_name && file.rows !== undefined ? { name: file.file_name, rows: file.rows } : null,
      request_id: row.request_id,
    };
  });
}

const named = (id: string | null, name: string | undefined) => (id === null ? null : { id, name: name ?? '' });

function subjectOf({ subject_id, operation }: AuditRow, names: Record<SubjectKind, Names>): PresentedEvent['subject'] {
  const kind = subjectKindOf(operation);
  if (subject_id === null || kind === null) return null;
  return { kind, id: subject_id, name: names[kind].get(subject_id) ?? null };
}
