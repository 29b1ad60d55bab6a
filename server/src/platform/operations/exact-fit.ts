/**
 * Answers are checked against the contract, and zod copies what it checks: of a page of a list that is a third of all
 * memory it takes. Here a value is only looked at. Whatever is not certainly an exact fit is zod's to judge: it takes
 * away what the contract does not name, or says what is wrong.
 */
import type * as core from 'zod/v4/core';

/** true: zod would give back an equal value. false: perhaps not. */
export type Fits = (value: unknown) => boolean;

type Schema = core.$ZodType;
type Def = core.$ZodTypes['_zod']['def'];

const known = new WeakMap<Schema, Fits | null>();

/** @returns the value as the contract has it @throws ZodError */
export function fitted<S extends core.$ZodType & { parse: (value: unknown) => unknown }>(schema: S, value: unknown) {
  let fits = known.get(schema);
  if (fits === undefined) {
    fits = exactFit(schema);
    known.set(schema, fits);
  }
  return fits?.(value) ? value : schema.parse(value);
}

/** null: the schema has a part whose outcome is not certain without zod. */
export function exactFit(schema: Schema): Fits | null {
  const def = schema._zod.def as Def;
  // Those of strings and numbers are known; any other may say anything.
  if (hasChecks(def) && def.type !== 'string' && def.type !== 'number') return null;
  switch (def.type) {
    case 'object':
      return def.catchall && def.catchall._zod.def.type !== 'never' ? null : objectFit(def.shape);
    case 'array':
      return arrayFit(def.element);
    case 'nullable':
      return otherwise(def.innerType, (value) => value === null);
    case 'optional':
      return otherwise(def.innerType, (value) => value === undefined);
    case 'enum':
      return among(Object.values(def.entries));
    case 'literal':
      return among(def.values);
    case 'boolean':
      return (value) => value === true || value === false;
    case 'string':
      return stringFit(def);
    case 'number':
      return numberFit(def);
    default:
      return null;
  }
}

const hasChecks = ({ checks }: { checks?: unknown[] | undefined }) => (checks?.length ?? 0) > 0;

function among(values: readonly unknown[]): Fits {
  const known = new Set(values);
  return (value) => known.has(value);
}

function otherwise(inner: Schema, apart: Fits): Fits | null {
  const fits = exactFit(inner);
  return fits && ((value) => apart(value) || fits(value));
}

function arrayFit(element: Schema): Fits | null {
  const fits = exactFit(element);
  if (!fits) return null;
  return (value) => {
    if (!Array.isArray(value)) return false;
    // Not `every`, which passes over holes.
    for (let at = 0; at < value.length; at++) if (!fits(value[at])) return false;
    return true;
  };
}

function objectFit(shape: Readonly<Record<string, Schema>>): Fits | null {
  const keys = Object.keys(shape);
  const parts: Fits[] = [];
  for (const key of keys) {
    const fits = exactFit(shape[key] as Schema);
    if (!fits) return null;
    parts.push(fits);
  }
  return (value) => {
    if (typeof value !== 'object' || value === null || !isPlain(value)) return false;
    let named = 0;
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as string;
      const part = (value as Record<string, unknown>)[key];
      if (part !== undefined || key in value) named++;
      if (!(parts[at] as Fits)(part)) return false;
    }
    let all = 0;
    for (const _ in value) all++;
    return all === named;
  };
}

/** What it inherits would be read, and not be written into the answer. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Formats that are their pattern and nothing more. */
const plainFormats: ReadonlySet<string> = new Set(['uuid', 'datetime', 'date', 'regex']);

function stringFit(def: core.$ZodStringDef & { format?: string; pattern?: RegExp }): Fits | null {
  if (def.coerce || hasChecks(def)) return null;
  if (def.format === undefined) return (value) => typeof value === 'string';
  const { pattern } = def;
  if (!plainFormats.has(def.format) || !pattern || pattern.global || pattern.sticky) return null;
  return (value) => typeof value === 'string' && pattern.test(value);
}

function numberFit(def: core.$ZodNumberDef): Fits | null {
  if (def.coerce) return null;
  const format = 'format' in def ? def.format : undefined;
  const checks = (def.checks ?? []).map((check) => check._zod.def as { check: string; format?: string });
  const whole = format === 'safeint' || checks.some((each) => each.format === 'safeint');
  if ((format !== undefined && format !== 'safeint') || !checks.every((each) => each.format === 'safeint')) return null;
  return whole ? Number.isSafeInteger : Number.isFinite;
}
