import { useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../../../app/api.ts';
import { useLocale } from '../../../app/use-t.tsx';
import type { Registration } from '../types.ts';
import { type DraftFields, emptyDraft, fromRegistration } from './draft-fields.ts';
import { type DraftOwner, type DraftSaver, draftSaver, type SaveState } from './draft-saver.ts';
import { keptDraft } from './kept-draft.ts';

export interface Draft {
  fields: DraftFields;
  set: (patch: Partial<DraftFields>) => void;
  state: SaveState;
  /** The record as the server has it; `null` before the first save. */
  record: Registration | null;
  /** The text was found in this browser after a reload or a lost connection. */
  restored: boolean;
  flush: () => Promise<string | null>;
  takeTheirs: (theirs: Registration) => void;
  keepMine: (theirs: Registration) => void;
  /** Reads the record again: its files have changed, the text has not. */
  refresh: () => Promise<void>;
}

interface DraftOptions {
  /** Saves only when told. */
  manual: boolean;
  owner?: DraftOwner | undefined;
  onCreated: (record: Registration) => void;
}

/** The fields of one registration, saving themselves. Mount anew (by key) for another registration. */
export function useDraft(initial: Registration | null, { manual, owner, onCreated }: DraftOptions): Draft {
  const { locale } = useLocale();
  const kept = useMemo(() => keptDraft(initial?.id ?? null), [initial?.id]);
  const [fields, setFields] = useState<DraftFields>(
    () => kept?.fields ?? (initial ? fromRegistration(initial, locale) : emptyDraft),
  );
  const [record, setRecord] = useState(initial);
  const latestRecord = useRef(initial); // a first file may arrive before the page is drawn with the new record
  const keepRecord = (next: Registration) => {
    latestRecord.current = next;
    setRecord(next);
  };
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const saver = useRef<DraftSaver>(undefined);
  const latest = useRef(fields);
  const created = useRef(onCreated);
  created.current = onCreated;

  // biome-ignore lint/correctness/useExhaustiveDependencies: one saver for the life of the form; its inputs are read once
  useEffect(() => {
    const made = draftSaver({
      owner,
      record: initial && kept?.version ? { ...initial, version: kept.version } : initial,
      fields: latest.current,
      locale,
      manual,
      onState: setState,
      onSaved: keepRecord,
      onCreated: (next) => {
        keepRecord(next);
        created.current(next);
      },
    });
    saver.current = made;
    const restore = setTimeout(() => kept && made.change(latest.current));
    return () => {
      clearTimeout(restore);
      made.stop();
    };
  }, []);

  const put = (next: DraftFields) => {
    latest.current = next;
    setFields(next);
  };
  return {
    fields,
    state,
    record,
    restored: kept !== null,
    set(patch) {
      put({ ...latest.current, ...patch });
      saver.current?.change(latest.current);
    },
    flush: async () => (await saver.current?.flush()) ?? null,
    takeTheirs(theirs) {
      put(fromRegistration(theirs, locale));
      saver.current?.change(latest.current);
      saver.current?.overwrite(theirs);
    },
    keepMine: (theirs) => saver.current?.overwrite(theirs),
    refresh: async () => {
      const id = latestRecord.current?.id;
      if (id) keepRecord(await call('getRegistration', { id }));
    },
  };
}
