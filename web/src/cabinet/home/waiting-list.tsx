import { IconChevronRight, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type T, useT } from '../../app/use-t.tsx';
import { useTimeStyle } from '../../app/use-time-style.ts';
import { clockWords } from '../../features/registrations/clock-words.ts';
import { dealTitle, shortName } from '../../features/registrations/deal-words.ts';
import type { RegistrationRow } from '../../features/registrations/types.ts';
import { Clock } from '../../ui/clock.tsx';
import look from '../page.module.css';
import { useCabinet } from '../routes.ts';

/** What the reader is asked to do, or simply which deal it is while the other side is at work. */
function titleOf(row: RegistrationRow, mine: boolean, locale: 'ru' | 'en', t: T): string {
  if (!mine || !row.clock) return dealTitle(row, locale, t);
  const asked = row.state === 'at_risk' ? 'report' : row.clock.awaits; // a report is what brings it back
  return t(`cabinet.do.${asked}`, { name: shortName(row.customer_name) || t('registrations.unnamed') });
}

function WaitingItem({ row }: { row: RegistrationRow }) {
  const t = useT();
  const style = useTimeStyle();
  const { vendor, eyes } = useCabinet();
  const words = row.clock && clockWords(row.clock, eyes, style, t);
  return (
    <Link to="/c/$vendor/deals/$id" params={{ vendor, id: row.id }} className={look.item}>
      {words ? (
        <Clock {...words.reading} size={24} label={null} />
      ) : (
        <IconPencil size={24} className="k-faint" aria-hidden />
      )}
      <span className="k-grow">
        <b>{titleOf(row, words?.mine ?? true, style.locale, t)}</b>
        {words && (
          <small className={words.colour}>
            {words.turn} · {words.left}
          </small>
        )}
        {!words && <small className="k-muted">{t('cabinet.deals.finishDraft')}</small>}
      </span>
      <IconChevronRight size={20} className={look.go} aria-hidden />
    </Link>
  );
}

/** Deals that wait for one side, the nearest deadline first. */
export function WaitingList({ title, rows, nothing }: { title: string; rows: RegistrationRow[]; nothing: string }) {
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 && <p className="k-muted">{nothing}</p>}
      {rows.map((row) => (
        <WaitingItem key={row.id} row={row} />
      ))}
    </section>
  );
}
