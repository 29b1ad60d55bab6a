import type { ReactNode } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { Note } from '../../ui/note.tsx';
import type { Registration } from '../registrations/types.ts';

/** On the page of a registration that a dispute holds: why nothing moves, and where the case is. */
export function FrozenNote({ registration, link }: { registration: Registration; link: (words: string) => ReactNode }) {
  const t = useT();
  const { dateTime } = useFormat();
  if (!registration.frozen) return null;
  return (
    <Note tone="wait" title={t('disputes.frozenNote')} actions={link(t('disputes.toCase'))}>
      {t('disputes.frozenText', { time: dateTime(registration.frozen.since) })}
    </Note>
  );
}
