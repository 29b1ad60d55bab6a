import { Button } from '@mantine/core';
import { type ChangeEvent, useRef, useState } from 'react';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import look from './calendar.module.css';

/** Loads a year from a file: XML of a published production calendar, or JSON of our own layout. */
export function LoadYear() {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const { mutate, isPending, error } = useCommand('loadCalendarYear', {
    stale: ['getCalendar'],
    onDone: ({ year }) => showToast({ message: t('settings.yearLoaded', { year: String(year) }) }),
  });
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (!file) return;
    const text = await file.text();
    setUnreadable(false);
    if (text.trimStart().startsWith('<')) return mutate({ xml: text });
    try {
      mutate({ json: JSON.parse(text) });
    } catch {
      setUnreadable(true); // neither XML nor JSON: said in place, nothing was sent
    }
  };
  return (
    <div className={look.load}>
      <p className="k-muted k-measure">{t('settings.loadText')}</p>
      <input ref={input} type="file" accept=".xml,.json" hidden onChange={(event) => void read(event)} />
      <Button loading={isPending} onClick={() => input.current?.click()}>
        {t('settings.loadYear')}
      </Button>
      {unreadable && <p className="k-stop">{t('settings.unreadable')}</p>}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
