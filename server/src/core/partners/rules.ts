/** Life of a partnership. */
import { transitionTable } from '../../kernel/transitions.ts';
import type { partnerMoves, partnerStatuses } from './contract.ts';

export type PartnerStatus = (typeof partnerStatuses)[number];
export type PartnerMove = (typeof partnerMoves)[number];

export const partnerTable = transitionTable<PartnerStatus, PartnerMove, 'channel'>(
  'partner',
  ['prospect', 'applicant', 'active', 'suspended', 'terminated'],
  'prospect',
  [
    { from: ['prospect'], event: 'apply', to: 'applicant', who: ['channel'] },
    { from: ['prospect', 'applicant'], event: 'activate', to: 'active', who: ['channel'] },
    {
      from: ['active'],
      event: 'suspend',
      to: 'suspended',
      who: ['channel'],
      effects: ['no new registrations; open ones stay and are decided'],
    },
    { from: ['suspended'], event: 'resume', to: 'active', who: ['channel'] },
    {
      from: ['prospect', 'applicant', 'active', 'suspended'],
      event: 'terminate',
      to: 'terminated',
      who: ['channel'],
      effects: ['no new registrations', 'open ones follow the wind-down rule'],
    },
  ],
);
