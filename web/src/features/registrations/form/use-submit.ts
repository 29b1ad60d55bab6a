import { type RefObject, useEffect, useState } from 'react';
import { call, RetryableError } from '../../../app/api.ts';
import { useLocale, useT } from '../../../app/use-t.tsx';
import { sendSigned } from '../../signing/signed.ts';
import type { Registration } from '../types.ts';
import { type DraftFields, localMistakes } from './draft-fields.ts';
import { concernsDetails, focusFirst, type Mistakes, mistakesOf } from './missing-fields.ts';
import type { Draft } from './use-draft.ts';

/** draft: sends it · answer: answers what was asked · edit: saves a change of a decided registration. */
export type FormMode = 'draft' | 'answer' | 'edit';

export interface Submission {
  busy: boolean;
  /** The refusal as a whole; those of single fields are in `mistakes`. */
  error: unknown;
  mistakes: Mistakes;
  /** For every change by hand: a field that is being mended is no longer marked. */
  touch: (patch: Partial<DraftFields>) => void;
  submit: (note: string) => Promise<void>;
}

interface Options {
  mode: FormMode;
  form: RefObject<HTMLElement | null>;
  openDetails: () => void;
  onDone: (record: Registration) => void;
}

/** Server paths that a field of the form stands for. */
function pathsOf(name: string): string[] {
  if (name === 'identifier' || name === 'other_identifier') return ['customer_tax_id', 'customer_domain'];
  return [name === 'amount' ? 'amount_minor' : name];
}

async function carryOut(mode: FormMode, id: string, note: string): Promise<Registration> {
  if (mode === 'draft')
    return sendSigned({ op: 'submit', id }, (signed) => call('submitRegistration', { id, ...signed }));
  if (mode === 'answer')
    return sendSigned({ op: 'resubmit', id }, (signed) => call('resubmitRegistration', { id, note, ...signed }));
  // What the form was opened with is not what has just been saved.
  return call('getRegistration', { id });
}

/** Sends the form: everything missing is marked at once and the focus goes to the first of it; nothing typed is lost. */
export function useSubmit(draft: Draft, { mode, form, openDetails, onDone }: Options): Submission {
  const t = useT();
  const { locale } = useLocale();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each refused attempt, once its marks are drawn
  useEffect(() => {
    if (round > 0) focusFirst(form.current, mistakes);
  }, [round]);

  const refuse = (found: Mistakes, cause: unknown) => {
    if (concernsDetails(found)) openDetails();
    setMistakes(found);
    setError(cause);
    setRound((value) => value + 1);
  };

  const submit = async (note: string) => {
    const local = Object.entries(localMistakes(draft.fields, locale));
    if (local.length > 0) {
      refuse(Object.fromEntries(local.map(([path, kind]) => [path, t(`register.mistake.${kind!}`)])), null);
      return;
    }
    setBusy(true);
    try {
      const id = await draft.flush();
      if (!id) refuse({}, navigator.onLine ? null : new RetryableError('offline', 0));
      else {
        setError(null);
        setMistakes({});
        onDone(await carryOut(mode, id, note));
      }
    } catch (cause) {
      refuse(mistakesOf(cause), cause);
    } finally {
      setBusy(false);
    }
  };

  const touch = (patch: Partial<DraftFields>) => {
    const mended = new Set(Object.keys(patch).flatMap(pathsOf));
    if (!Object.keys(mistakes).some((path) => mended.has(path))) return;
    setMistakes(Object.fromEntries(Object.entries(mistakes).filter(([path]) => !mended.has(path))));
  };
  return { busy, error, mistakes, touch, submit };
}
