import { useQueryClient } from '@tanstack/react-query';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { Note } from '../../ui/note.tsx';
import { Columns } from './columns.tsx';
import { GiveFile } from './give-file.tsx';
import look from './imports.module.css';
import { type DealLink, MadeRows } from './made-rows.tsx';
import { Outcome, UnderWay } from './outcome.tsx';
import { Preview } from './preview.tsx';
import { Start } from './start.tsx';
import { type Import, isUnderWay } from './use-import.ts';

interface ImportViewProps {
  shown: Import;
  toDeal: DealLink;
  onDiscarded: () => void;
}

/** The step that an import is at. */
export function ImportView({ shown, toDeal, onDiscarded }: ImportViewProps) {
  const { state } = shown;
  if (state === 'discarded') return <Discarded />;
  if (isUnderWay(shown)) return <UnderWay shown={shown} />;
  if (state === 'empty' || state === 'unreadable') return <Again shown={shown} />;
  if (state === 'mapping') return <Before shown={shown} onDiscarded={onDiscarded} />;
  return (
    <div className={look.steps}>
      <Outcome shown={shown} />
      <MadeRows shown={shown} toDeal={toDeal} />
    </div>
  );
}

function Discarded() {
  const t = useT();
  return <Note title={t('imports.discarded')} />;
}

function Again({ shown }: { shown: Import }) {
  const client = useQueryClient();
  const { locale } = useLocale();
  const t = useT();
  return (
    <div className={look.steps}>
      {shown.problem && (
        <Note tone="stop" live title={t('imports.unreadable', { file: shown.file_name })}>
          {shown.problem[locale]}
        </Note>
      )}
      <GiveFile
        importId={() => Promise.resolve(shown.id)}
        onGiven={(given) => client.setQueryData(['getImport', { id: given.id }], given)}
      />
    </div>
  );
}

function Before({ shown, onDiscarded }: { shown: Import; onDiscarded: () => void }) {
  const t = useT();
  const format = useFormat();
  const columns = useRead('getImportColumns', { id: shown.id }, { staleTime: 0 }).data?.columns;
  return (
    <div className={look.steps}>
      {shown.seen_before && (
        <Note tone="wait" title={t('imports.seenBefore', { when: format.dateTime(shown.seen_before) })}>
          {t('imports.seenBeforeText')}
        </Note>
      )}
      {columns && <Columns id={shown.id} columns={columns} />}
      <Start shown={shown} onDiscarded={onDiscarded} />
      <Preview id={shown.id} />
    </div>
  );
}
