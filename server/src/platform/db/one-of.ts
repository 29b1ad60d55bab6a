import { type RawBuilder, sql } from 'kysely';

/**
 * `column` is one of these ids. However many there are, the statement is the same and is planned once; a list of
 * parameters would make another statement for each length. An empty list fits nothing.
 */
export function isOneOf(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;
}

/** The same for whole numbers. */
export function isOneOfNumbers(column: string, numbers: readonly number[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(${[...numbers]}::bigint[])`;
}

/** `column`, a list of ids, has one of these among them; for the rows that another condition has found already. */
export function holdsOneOf(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} && ${[...ids]}::uuid[]`;
}
