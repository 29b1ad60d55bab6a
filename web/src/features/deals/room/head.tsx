import type { ReactNode } from 'react';
import { useFormat } from '../../../app/use-format.ts';
import { useT } from '../../../app/use-t.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { dealTitle } from '../../registrations/deal-words.ts';
import { StateBadge } from '../../registrations/state-badge.tsx';
import type { RegistrationState } from '../../registrations/types.ts';
import type { Deal, DealEyes } from '../types.ts';
import { turnWords } from '../words.ts';

interface HeadProps {
  deal: Deal;
  eyes: DealEyes;
  back: ReactNode;
  /** To the registration that leads the deal. */
  claimLink: ReactNode;
}

/** Whose deal it is, how it stands, and whose turn it is. */
export function RoomHead({ deal, eyes, back, claimLink }: HeadProps) {
  const t = useT();
  const { locale, money, day, number } = useFormat();
  const lead = [
    eyes.side === 'vendor' ? deal.partner.name : '',
    deal.amount_minor === null ? '' : money(deal.amount_minor, deal.currency),
    deal.close_date && t('deals.board.close', { day: day(deal.close_date) }),
    deal.state === 'open' && deal.protected_until && t('deals.held', { day: day(deal.protected_until) }),
    deal.turn && turnWords(deal.turn, eyes, t),
  ];
  return (
    <PageHeader
      back={back}
      over={
        <>
          <StateBadge state={deal.registration_state as RegistrationState} />
          <span>{deal.number === null ? '' : t('deals.number', { number: number(deal.number) })}</span>
        </>
      }
      title={dealTitle(deal, locale, t)}
      lead={lead.filter(Boolean).join(' · ')}
      actions={claimLink}
    />
  );
}
