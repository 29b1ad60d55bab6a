/** What the trail knows of the commands that wrote it: their names in words, and what they are done to. */
import type { LocalText } from '../../kernel/locale.ts';
import { locales } from '../../kernel/locale.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { Implementation } from '../../platform/operations/implement.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import type { SubjectKind } from './contract.ts';

export interface TrailFacts {
  implementations: readonly Implementation[];
  /** Numbers by which people know registrations. */
  registrationNumbers: (tx: Tx, vendorId: string, ids: readonly string[]) => Promise<ReadonlyMap<string, number>>;
}

let facts: TrailFacts | undefined;
let loaded: Texts | undefined;

/** Told by the composition root, which knows all operations and the features above this one. */
export function keepTrail(given: TrailFacts): void {
  facts = given;
}

export function trailFacts(): TrailFacts {
  if (!facts) throw new Error('the trail has not been told of the operations');
  return facts;
}

/** Commands that belong to a vendor and leave a row, by name. */
export function trailedOperations(): string[] {
  return trailFacts()
    .implementations.filter(
      ({ operation, vendorOf }) => operation.kind === 'command' && ('permission' in operation.access || vendorOf),
    )
    .map(({ operation }) => operation.name)
    .sort();
}

/** «Регистрация одобрена»; a command of another release is told by its name. */
export function deedOf(operation: string): LocalText {
  loaded ??= loadTexts();
  const texts = loaded;
  const key = `trail.deed.${operation}`;
  const known = texts.has(key);
  return Object.fromEntries(
    locales.map((locale) => [locale, known ? texts.text(locale, key) : operation]),
  ) as LocalText;
}

const places: readonly [RegExp, SubjectKind][] = [
  // A deal has the id of the registration that leads it.
  [/^\/v1\/(registrations|deals)\b/, 'registration'],
  [/^\/v1\/partners(\/\{id\}|$)/, 'partner'],
  [/^\/v1\/customers\b/, 'customer'],
  [/^\/v1\/(people|colleagues)\/\{id\}/, 'person'],
  [/^\/v1\/rule-(versions|sets)\b/, 'rules'],
];

/** By the address of the operation: what its subject is, when there is a page for it. */
export function subjectKindOf(operation: string): SubjectKind | null {
  const found = trailFacts().implementations.find((each) => each.operation.name === operation);
  const address = found?.operation.http.split(' ')[1] ?? '';
  return places.find(([place]) => place.test(address))?.[1] ?? null;
}
