import type { DateStyle } from '@kanal/server/kernel/dates.ts';
import { useEffect, useState } from 'react';
import { useLocale } from './use-t.tsx';

/** A `DateStyle` that always knows the moment: what words like «today» are counted from. */
export type TimeStyle = DateStyle & { now: Date };

const TICK_MS = 30_000;

/** @returns the reader's language, zone and the moment, renewed every half minute so that clocks do not stand still */
export function useTimeStyle(timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone): TimeStyle {
  const { locale } = useLocale();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return { locale, timeZone, now };
}
