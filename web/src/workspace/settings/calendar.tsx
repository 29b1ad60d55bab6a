import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { useWorkspace } from '../routes.ts';
import look from './calendar.module.css';
import { LoadYear } from './load-year.tsx';
import { Month } from './month.tsx';

const MONTHS = Array.from({ length: 12 }, (_, month) => month);

function Legend() {
  const t = useT();
  return (
    <p className={`${look.legend} k-small k-muted`}>
      {(['off', 'short', 'moved'] as const).map((kind) => (
        <span key={kind}>
          <i className={look[kind]} /> {t(`settings.day.${kind}`)}
        </span>
      ))}
    </p>
  );
}

/** A year of the production calendar: what business time is counted by. */
export function Calendar() {
  const t = useT();
  const { can } = useWorkspace();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const { data, error, refetch } = useRead('getCalendar', { year }, { keep: true });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonPage />;
  return (
    <>
      <div className={look.head}>
        <ActionIcon aria-label={t('settings.yearBefore')} onClick={() => setYear(year - 1)}>
          <IconChevronLeft size={20} aria-hidden />
        </ActionIcon>
        <h2>{data.year}</h2>
        <ActionIcon aria-label={t('settings.yearAfter')} onClick={() => setYear(year + 1)}>
          <IconChevronRight size={20} aria-hidden />
        </ActionIcon>
        <span className="k-muted">
          {t('settings.workingDays', { count: data.working_days })} · {t(`settings.source.${data.source}`)}
        </span>
      </div>
      {data.provisional && (
        <Note tone="wait" title={t('settings.provisional')}>
          {t('settings.provisionalText')}
        </Note>
      )}
      <div className={look.months}>
        {MONTHS.map((month) => (
          <Month key={month} year={data.year} month={month} days={data.days} />
        ))}
      </div>
      <Legend />
      {can('calendar.manage') && <LoadYear />}
    </>
  );
}
