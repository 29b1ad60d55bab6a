import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ChapterText } from './chapter-text.tsx';
import { type Chapter, chaptersFor, readChapter, type Side } from './chapters.ts';
import look from './help.module.css';
import { useRuleWords } from './use-rule-words.ts';

export interface HelpPanelProps {
  /** The chapter of the page from which help was asked for. */
  chapter: Chapter;
  side: Side;
  onClose: () => void;
}

/** Help beside the page: a chapter of the guide in the reader's language, with the numbers of the rules in force. */
export function HelpPanel({ chapter, side, onClose }: HelpPanelProps) {
  const t = useT();
  const { locale } = useLocale();
  const [shown, setShown] = useState(chapter);
  useEffect(() => setShown(chapter), [chapter]);
  const rules = useRuleWords();
  const text = useQuery({
    queryKey: ['guide', locale, shown],
    queryFn: () => readChapter(locale, shown),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={640}
      title={t('help.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={look.top}>
        <SelectField
          label={t('help.chapters')}
          value={shown}
          onChange={(next) => setShown(next as Chapter)}
          data={chaptersFor(side).map((code) => ({ value: code, label: t(`help.chapter.${code}`) }))}
          maxDropdownHeight={480}
        />
      </div>
      {text.isError && <ErrorNote error={text.error} onRetry={() => void text.refetch()} />}
      {text.data === undefined || rules.loading ? (
        !text.isError && <SkeletonRows rows={8} />
      ) : (
        <>
          <Source rules={rules.version} />
          <ChapterText text={text.data} rules={rules} onChapter={setShown} />
        </>
      )}
    </Drawer>
  );
}

/** Where the numbers of the chapter come from. */
function Source({ rules }: { rules: { number: number; from: string | null } | null }) {
  const t = useT();
  const format = useFormat();
  if (!rules) return <Note tone="wait" title={t('help.noNumbers')} />;
  const day = rules.from ? format.day(rules.from) : '';
  return <p className="k-small k-muted">{t('help.source', { version: rules.number, day })}</p>;
}
