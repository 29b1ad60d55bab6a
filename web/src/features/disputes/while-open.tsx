import { IconLock, IconPlayerPause, IconShield } from '@tabler/icons-react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import look from './disputes.module.css';
import type { Dispute } from './types.ts';

/** What the case stops, in words: nobody is left to guess. */
export function WhileOpen({ dispute }: { dispute: Dispute }) {
  const t = useT();
  const { number } = useFormat();
  if (dispute.state === 'final' || dispute.state === 'withdrawn') return null;
  return (
    <section className={look.section}>
      <h2>{t('disputes.whileOpen')}</h2>
      <ul className={look.points}>
        {dispute.parties_seen.map((party) => (
          <li key={party.id}>
            <IconPlayerPause size={20} aria-hidden />
            <span>{t('disputes.frozen', { number: number(party.registration.number ?? 0) })}</span>
          </li>
        ))}
        <li>
          <IconLock size={20} aria-hidden />
          <span>{t('disputes.noPrice')}</span>
        </li>
        <li>
          <IconShield size={20} aria-hidden />
          <span>{t('disputes.placeKept')}</span>
        </li>
      </ul>
    </section>
  );
}
