import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../../app/use-format.ts';
import { useRead } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { ChoicePill } from '../../../ui/filter-pill.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import type { Deal, DealEvent, DealEyes, DealStage } from '../types.ts';
import { groupOf, type HistoryGroup, historyGroups, iconOf, lineOf, titleOf } from './history-words.ts';
import look from './room.module.css';

const FIRST = 12;

interface HistoryProps {
  deal: Deal;
  eyes: DealEyes;
  stages: readonly DealStage[] | undefined;
}

/** Everything that has happened in the deal, newest first, narrowed by what it is about. */
export function History({ deal, eyes, stages }: HistoryProps) {
  const t = useT();
  const format = useFormat();
  const [group, setGroup] = useState<HistoryGroup | null>(null);
  const [all, setAll] = useState(false);
  const { data, error, refetch } = useRead('listDealEvents', { id: deal.id });
  const found = (data?.items ?? []).filter((event) => !group || groupOf(event) === group);
  const shown = all ? found : found.slice(0, FIRST);
  const who = (event: DealEvent) =>
    event.actor_kind === 'system' ? t('deals.history.system') : event.actor_name || eyes.vendor;
  return (
    <section className={`${look.section} ${look.last}`}>
      <h2>{t('deals.history')}</h2>
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      <fieldset className={look.pills}>
        <legend className="k-hidden">{t('deals.history.filter')}</legend>
        {historyGroups.map((each) => (
          <ChoicePill key={each} checked={group === each} onChange={(on) => setGroup(on ? each : null)}>
            {t(`deals.history.group.${each}`)}
          </ChoicePill>
        ))}
      </fieldset>
      {data && found.length === 0 && <p className="k-muted">{t('deals.history.none')}</p>}
      <Timeline
        label={t('deals.history')}
        steps={shown.map((event) => ({
          key: event.id,
          state: 'done' as const,
          icon: iconOf(event),
          title: titleOf(event, t),
          time: `${format.dateTime(event.at)} · ${who(event)}`,
          text: lineOf(event, { stages, eyes, format, t }),
        }))}
      />
      {found.length > shown.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('deals.history.more', { count: found.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
