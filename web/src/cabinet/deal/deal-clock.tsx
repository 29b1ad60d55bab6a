import { useT } from '../../app/use-t.tsx';
import type { TimeStyle } from '../../app/use-time-style.ts';
import { clockWords } from '../../features/registrations/clock-words.ts';
import type { Registration } from '../../features/registrations/types.ts';
import { BigClock } from '../../ui/clock.tsx';
import { useCabinet } from '../routes.ts';
import look from './deal.module.css';

/** The clock of the page: whose turn, until when, and what happens if that side keeps silent. */
export function DealClock({ registration, style }: { registration: Registration; style: TimeStyle }) {
  const t = useT();
  const { eyes, vendorName } = useCabinet();
  const { clock, state } = registration;
  if (!clock) return null;
  const words = clockWords(clock, eyes, style, t);
  const late = clock.overdue ? 'Late' : '';
  const consequence = state === 'at_risk' ? 'at_risk' : (`${clock.awaits}${late}` as const);
  const tone = words.tone === 'late' ? 'k-stop' : words.tone === 'warn' ? 'k-wait' : '';
  // Beside the words where there is room, below the ring on a phone; only one of the two is ever shown.
  const ifNot = (
    <>
      <p className="k-small k-muted">{t(`cabinet.deal.ifNot.${consequence}`, { vendor: vendorName })}</p>
      {clock.provisional && <p className="k-small k-muted">{t('cabinet.deal.provisional')}</p>}
    </>
  );
  return (
    <section className={`${look.section} ${look.clock}`}>
      <h2 className="k-hidden">{t('cabinet.deal.clock')}</h2>
      <BigClock {...words.reading} label={words.label} face={words.face}>
        <p>
          <b className={tone}>{words.turn}</b>
        </p>
        <p>{t(`cabinet.deal.awaits.${clock.awaits}`, { due: words.due })}</p>
        <div className={look.beside}>{ifNot}</div>
      </BigClock>
      <div className={look.below}>{ifNot}</div>
    </section>
  );
}
