import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import look from '../../features/disputes/disputes.module.css';
import type { Dispute } from '../../features/disputes/types.ts';

const KNOWN = [
  'open',
  'close_evidence',
  'go_overdue',
  'escalate',
  'decide',
  'accept',
  'appeal',
  'finalise',
  'withdraw',
  'file_evidence',
  'assign',
  'step_down',
  'challenge',
  'name_other',
  'answer_challenge',
  'lapse',
] as const;

/** Every deed in the case, oldest first. */
export function CaseHistory({ dispute }: { dispute: Dispute }) {
  const t = useT();
  const { dateTime } = useFormat();
  return (
    <section className={look.section}>
      <h2>{t('disputes.history')}</h2>
      <ol className={look.lines}>
        {dispute.events.map((event) => {
          const known = KNOWN.find((each) => each === event.type);
          return (
            <li key={event.seq} className={look.line}>
              <span>
                <b>{known ? t(`disputes.event.${known}`) : event.type}</b>
                {event.note && event.type !== 'open' && <div className={look.words}>{event.note}</div>}
              </span>
              <span className="k-small k-muted">
                {event.actor_kind === 'system' ? t('disputes.bySystem') : event.actor_name}, {dateTime(event.at)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
