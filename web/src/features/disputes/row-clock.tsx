import { useT } from '../../app/use-t.tsx';
import { useTimeStyle } from '../../app/use-time-style.ts';
import { Clock } from '../../ui/clock.tsx';
import type { ClockEyes } from '../registrations/clock-words.ts';
import { disputeClockWords } from './clock-of.ts';
import look from './disputes.module.css';
import type { DisputeRow } from './types.ts';

/** The clock of a row: the ring, and the shortest useful words. */
export function DisputeClock({ row, eyes }: { row: DisputeRow; eyes: ClockEyes }) {
  const t = useT();
  const style = useTimeStyle();
  if (!row.clock) return <span className="k-muted">—</span>;
  const words = disputeClockWords({ clock: row.clock, lane: row.lane }, eyes, style, t);
  return (
    <span className={look.rowClock}>
      <Clock {...words.reading} size={20} label={words.label} />
      <span className={words.colour}>{words.left}</span>
    </span>
  );
}
