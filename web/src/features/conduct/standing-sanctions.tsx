import type { ReactNode } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Note } from '../../ui/note.tsx';

interface StandingSanctionsProps {
  /** By the vendor's people; a partner sees its own. */
  partnerId?: string;
  /** The way to the case. */
  link: (caseId: string, words: string) => ReactNode;
}

/** Measures that bind the partner today; they go from the screen by themselves when their time is over. */
export function StandingSanctions({ partnerId, link }: StandingSanctionsProps) {
  const t = useT();
  const format = useFormat();
  const { data } = useRead('listStandingSanctions', partnerId ? { partner_id: partnerId } : {});
  return data?.items.map(({ case_id, number, sanction, until }) => (
    <Note
      key={case_id}
      tone="stop"
      title={t(until ? 'conduct.standing' : 'conduct.standingOpen', {
        sanction: t(`conduct.sanction.${sanction}`),
        ...(until ? { day: format.day(until) } : {}),
      })}
    >
      {link(case_id, t('conduct.standingCase', { number }))}
    </Note>
  ));
}
