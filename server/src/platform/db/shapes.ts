/**
 * Statements that are asked for all day in a few shapes, such as the page of a list: the text of a shape is built once and
 * then only filled with values. Building a long one costs more than PostgreSQL needs to answer it.
 */
import { type Compilable, type CompiledQuery, type Expression, sql } from 'kysely';
import type { Tx } from './tenancy.ts';

/** What may differ from one asking to the next; a key that is absent makes another shape. */
type Values = Record<string, unknown>;

/** The places of the values in the text. They are expressions, so that nothing can be decided by what they will hold. */
export type Places<V extends Values> = {
  [K in keyof V]: PlaceOf<NonNullable<V[K]>> | (undefined extends V[K] ? undefined : never);
};
type PlaceOf<T> = T extends readonly (infer E)[] ? Expression<E>[] : Expression<T>;

/** Stands in a built statement for the value of `key` (the one at `at`, when it is a list). */
class Place {
  readonly key: string;
  readonly at: number | null;
  constructor(key: string, at: number | null) {
    this.key = key;
    this.at = at;
  }
}

const mostShapes = 300;

export class Shapes {
  readonly #built = new Map<string, CompiledQuery>();

  /** Asks a statement filled with these values. */
  async ask<Row, V extends Values>(
    tx: Tx,
    name: string,
    values: V,
    build: (places: Places<V>) => Compilable<Row>,
  ): Promise<Row[]> {
    return (await tx.executeQuery(this.filled(name, values, build).compile())).rows;
  }

  /**
   * The statement, to be asked or sent ahead. `name` says everything about its text that is not a value: side, order,
   * view. The keys of `values` and the lengths of lists among them are part of the shape by themselves.
   */
  filled<Row, V extends Values>(
    name: string,
    values: V,
    build: (places: Places<V>) => Compilable<Row>,
  ): Compilable<Row> {
    const present = Object.entries(values).filter(([, value]) => value !== undefined);
    const shape = [
      name,
      ...present.map(([key, value]) => (Array.isArray(value) ? `${key}*${value.length}` : key)),
    ].join();
    const known = this.#built.get(shape) ?? this.#build(shape, present, build as (places: never) => Compilable<Row>);
    const parameters = known.parameters.map((part) => (part instanceof Place ? valueAt(values, part) : part));
    return { compile: () => ({ ...known, parameters }) as CompiledQuery<Row> };
  }

  #build<Row>(shape: string, present: [string, unknown][], build: (places: never) => Compilable<Row>): CompiledQuery {
    const places = Object.fromEntries(
      present.map(([key, value]) => [
        key,
        Array.isArray(value) ? value.map((_, at) => sql`${new Place(key, at)}`) : sql`${new Place(key, null)}`,
      ]),
    );
    const built = build(places as never).compile();
    if (this.#built.size >= mostShapes) this.#built.clear();
    this.#built.set(shape, built);
    return built;
  }
}

function valueAt(values: Values, { key, at }: Place): unknown {
  return at === null ? values[key] : (values[key] as unknown[])[at];
}
