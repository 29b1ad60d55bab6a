import { SegmentedControl } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { Rich, useT } from '../../app/use-t.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Figures } from './figures.tsx';
import look from './today.module.css';
import { type TodayGroup, TodayRows } from './today-rows.tsx';

type Today = Output<'getToday'>;
type Whose = 'mine' | 'department';

const GROUPS = ['overdue', 'today', 'tomorrow', 'later'] as const;

function Counts({ counts }: { counts: Today['counts'] }) {
  const t = useT();
  const b = { b: <b /> };
  return (
    <div className={look.counts}>
      {counts.overdue > 0 && (
        <span className={`${look.late} k-stop`}>
          <IconAlertTriangle size={18} aria-hidden />
          <b>{t('workspace.today.overdue', { count: counts.overdue })}</b>
        </span>
      )}
      <span>
        <Rich id="workspace.today.forToday" values={{ count: counts.today }} tags={b} />
      </span>
      <span className="k-muted">
        <Rich id="workspace.today.forTomorrow" values={{ count: counts.tomorrow }} tags={b} />
      </span>
      {counts.later > 0 && (
        <span className="k-muted">
          <Rich id="workspace.today.forLater" values={{ count: counts.later }} tags={b} />
        </span>
      )}
    </div>
  );
}

function Nothing({ whose }: { whose: Whose }) {
  const t = useT();
  const department = useRead('getToday', { whose: 'department' }, { enabled: whose === 'mine' }).data?.counts;
  const theirs = department ? department.overdue + department.today + department.tomorrow + department.later : 0;
  return (
    <Empty title={t('workspace.today.emptyTitle')}>
      {whose === 'mine' && theirs > 0
        ? t('workspace.today.emptyMine', { count: theirs })
        : t('workspace.today.emptyText')}
    </Empty>
  );
}

function Waiting({ data, whose }: { data: Today; whose: Whose }) {
  const t = useT();
  const groups: TodayGroup[] = GROUPS.filter((key) => data[key].length > 0).map((key) => ({ key, items: data[key] }));
  if (groups.length === 0) return <Nothing whose={whose} />;
  const { start, end, time_zone } = data.working_day;
  const zone = time_zone.split('/').at(-1)?.replaceAll('_', ' ') ?? time_zone;
  return (
    <>
      <TodayRows groups={groups} />
      <p className={`${look.keys} k-small k-muted`}>
        <Rich id="workspace.today.keys" values={{ zone: zoneName(zone, t), start, end }} tags={{ b: <b /> }} />
      </p>
    </>
  );
}

/** Cities of time zones as people write them; others stay as the zone table has them. */
function zoneName(zone: string, t: ReturnType<typeof useT>): string {
  return zone === 'Moscow' ? t('workspace.zone.Moscow') : zone;
}

function TodayPage() {
  const t = useT();
  const format = useFormat();
  const [whose, setWhose] = useState<Whose>('mine');
  const { data, error, refetch } = useRead('getToday', whose === 'mine' ? {} : { whose }, { keep: true });
  useDocumentTitle(`${t('workspace.nav.today')} · Kanal`);
  const now = new Date();
  const weekday = new Intl.DateTimeFormat(format.locale, { weekday: 'long' }).format(now);
  return (
    <div className={look.home}>
      <section aria-label={t('workspace.today.lead')}>
        <h1 className={look.title}>{t('workspace.today.title', { day: `${weekday}, ${format.day(now)}` })}</h1>
        <div className={look.head}>
          {data ? <Counts counts={data.counts} /> : <span />}
          <SegmentedControl
            aria-label={t('workspace.today.whose')}
            value={whose}
            onChange={(value) => setWhose(value as Whose)}
            data={[
              { value: 'mine', label: t('workspace.today.mine') },
              { value: 'department', label: t('workspace.today.department') },
            ]}
          />
        </div>
        {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
        {data ? <Waiting data={data} whose={whose} /> : !error && <SkeletonRows rows={8} />}
      </section>
      <Figures />
    </div>
  );
}

export const route = createLazyRoute('/w/$vendor/')({ component: TodayPage });
