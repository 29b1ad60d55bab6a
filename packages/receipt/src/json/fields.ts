import { ReceiptError } from '../errors.ts';
import { requireStrict, type StrictJson } from './strict.ts';

const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;

/** An instant of UTC with milliseconds, `2026-03-01T09:30:00.000Z`, that the calendar knows. */
export function isInstant(text: unknown): text is string {
  if (typeof text !== 'string' || !INSTANT.test(text)) return false;
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString() === text;
}

/** An amount of money as a decimal text, `1200000.00`: digits, two to four after the point or none, no sign but minus. */
export const isAmount = (text: unknown): text is string =>
  typeof text === 'string' && /^(?!-0(\.0+)?$)-?(0|[1-9][0-9]{0,17})(\.[0-9]{2,4})?$/.test(text);

/**
 * What may be committed to under a label: strict JSON in which a label or key ending in `_at` holds an instant and one
 * ending in `amount` a decimal text, so that one moment and one sum have one spelling. @throws ReceiptError `json.*`
 */
export function requireField(value: unknown, label: string): asserts value is StrictJson {
  requireStrict(value, label);
  requireSpelling(value, label);
}

function requireSpelling(value: StrictJson, key: string): void {
  if (key.endsWith('_at') && !isInstant(value)) throw new ReceiptError('json.forbidden_value', { key });
  if (/(^|[_.])amount$/.test(key) && !isAmount(value)) throw new ReceiptError('json.forbidden_value', { key });
  if (typeof value !== 'object') return;
  for (const [name, member] of Object.entries(value)) requireSpelling(member, name);
}
