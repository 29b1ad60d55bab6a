import { useT } from '../../app/use-t.tsx';
import type { TimeStyle } from '../../app/use-time-style.ts';
import { Clock } from '../../ui/clock.tsx';
import { type ClockEyes, clockWords } from './clock-words.ts';
import look from './row-clock.module.css';
import type { ClockView } from './types.ts';

/** The clock of a row: the ring and «Акме · ещё 2 ч 10 мин». */
export function RowClock({ clock, eyes, style }: { clock: ClockView; eyes: ClockEyes; style: TimeStyle }) {
  const t = useT();
  const words = clockWords(clock, eyes, style, t);
  const who = words.mine ? t('registrations.you') : eyes[clock.turn];
  return (
    <span className={look.clock} title={words.label}>
      <Clock {...words.reading} size={22} label={null} />
      <span className={words.tone === 'late' ? 'k-stop' : ''}>
        {who} · {words.left}
      </span>
    </span>
  );
}
