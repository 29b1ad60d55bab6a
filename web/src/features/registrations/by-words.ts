/** A moment as the end of a time, in words: «До среды, 25 ноября, 12:10». */
import { formatDay, formatTime } from '@kanal/server/kernel/dates.ts';
import type { TimeStyle } from '../../app/use-time-style.ts';

/** Values of the messages that say «до среды, 25 ноября, 12:10»: the weekday is declined by the message itself. */
export function byValues(moment: string, style: TimeStyle): { weekday: string; day: string; time: string } {
  const at = new Date(moment);
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: style.timeZone })
    .format(at)
    .toLowerCase();
  return { weekday, day: formatDay(at, style), time: formatTime(at, style) };
}

/** Whether the two zones show other clocks at that moment, whatever they are called. */
export function clocksDiffer(moment: string, style: TimeStyle, timeZone: string): boolean {
  const at = new Date(moment);
  const shown = (zone: string) =>
    formatDay(at, { ...style, timeZone: zone }) + formatTime(at, { ...style, timeZone: zone });
  return shown(style.timeZone) !== shown(timeZone);
}
