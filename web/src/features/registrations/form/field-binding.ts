import type { Locale } from '../../../app/messages.ts';
import type { DraftFields } from './draft-fields.ts';

/** What every part of the form gets: the values, the way to change them, and the refusal of a field in words. */
export interface FieldBinding {
  fields: DraftFields;
  set: (patch: Partial<DraftFields>) => void;
  /** By the server's path: `customer_name`, `products`, `amount_minor` … */
  error: (path: string) => string | undefined;
  locale: Locale;
}
