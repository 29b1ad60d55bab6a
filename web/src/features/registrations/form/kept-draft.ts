/** The text that the server does not have yet, kept in this browser: survives a reload and a lost connection. */
import { currentMembership } from '../../../app/api.ts';
import { recall, remember } from '../../../app/preferences.ts';
import { type DraftFields, emptyDraft } from './draft-fields.ts';

export interface KeptDraft {
  fields: DraftFields;
  /** Version of the record the text was typed over; `null` before there is one. */
  version: number | null;
}

const key = (id: string | null) => `kanal-draft:${currentMembership() ?? ''}:${id ?? 'new'}`;

export function keepDraft(id: string | null, draft: KeptDraft): void {
  remember(key(id), JSON.stringify(draft));
}

export function forgetDraft(id: string | null): void {
  remember(key(id), null);
}

export function keptDraft(id: string | null): KeptDraft | null {
  const text = recall(key(id));
  if (!text) return null;
  try {
    const kept = JSON.parse(text) as KeptDraft;
    return { ...kept, fields: { ...emptyDraft, ...kept.fields } };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    forgetDraft(id); // cut off by a full disk: it cannot be read any more
    return null;
  }
}
