import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import look from './calendar.module.css';

type Day = Output<'getCalendar'>['days'][number];

interface MonthProps {
  year: number;
  /** 0 to 11. */
  month: number;
  days: readonly Day[];
}

/** The days of January 2026 that are Monday to Sunday. */
const WEEK = [5, 6, 7, 8, 9, 10, 11];

/** Days before the first Monday-based weekday of the month. */
function lead(year: number, month: number): number {
  return (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
}

/** One month as a table of weeks; a day off or a short one says so in words too. */
export function Month({ year, month, days }: MonthProps) {
  const t = useT();
  const { locale, day: dayWords } = useFormat();
  const prefix = `${year}-${String(month + 1).padStart(2, '0')}-`;
  const own = days.filter((day) => day.date.startsWith(prefix));
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(year, month, 1)),
  );
  const cells: (Day | null)[] = [...Array.from({ length: lead(year, month) }, () => null), ...own];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  const title = (day: Day) => {
    const kind = day.kind === 'working' ? null : t(`settings.day.${day.kind}`);
    const moved = day.moved_from && t('settings.movedFrom', { day: dayWords(day.moved_from) });
    return [kind, moved].filter(Boolean).join(', ');
  };
  return (
    <table className={look.month}>
      <caption>{name}</caption>
      <thead>
        <tr>
          {WEEK.map((day) => (
            <th key={day} scope="col">
              {new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
                new Date(Date.UTC(2026, 0, day)),
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no name and never move
          <tr key={at}>
            {week.map((day, place) =>
              day ? (
                <td
                  key={day.date}
                  className={`${day.kind === 'working' ? '' : look[day.kind]} ${day.moved_from ? look.moved : ''}`}
                  title={title(day)}
                >
                  {Number(day.date.slice(8))}
                  {title(day) && <span className="k-hidden">, {title(day)}</span>}
                </td>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: empty places before the first day
                <td key={`empty ${place}`} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
