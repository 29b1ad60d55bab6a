/** The one table of D4. Screens, API documentation and help are drawn from it; commands obey it. */
import { transitionTable } from '../../../kernel/transitions.ts';
import { type DisputeState, disputeStates } from '../contract/codes.ts';

export type DisputeEvent =
  | 'close_evidence'
  | 'go_overdue'
  | 'escalate'
  | 'decide'
  | 'accept'
  | 'appeal'
  | 'finalise'
  | 'lapse'
  | 'withdraw'
  | 'file_evidence'
  | 'assign'
  | 'step_down'
  | 'challenge'
  | 'answer_challenge'
  | 'name_other';
export type DisputeWho = 'partner' | 'vendor' | 'judge' | 'system';

/** Somebody of the vendor's people has the case on the table. */
export const judgingStates = ['level_1', 'level_2', 'committee', 'appeal'] as const;
export const openDisputeStates = ['evidence', ...judgingStates, 'decided'] as const;

const stays = (event: DisputeEvent, states: readonly DisputeState[], who: readonly DisputeWho[], guard: string) =>
  states.map((state) => ({ from: [state], event, to: state, who, guard }));

export const disputeTable = transitionTable<DisputeState, DisputeEvent, DisputeWho>(
  'dispute',
  disputeStates,
  'evidence',
  [
    {
      from: ['evidence'],
      event: 'close_evidence',
      to: 'level_1',
      who: ['vendor', 'partner', 'system'],
      guard: 'evidence_over',
      effects: ['judge_assigned', 'vendor_clock'],
    },
    {
      from: ['level_1'],
      event: 'escalate',
      to: 'level_2',
      who: ['judge', 'system'],
      guard: 'reason_or_overdue',
      effects: ['judge_assigned', 'vendor_clock'],
    },
    {
      from: ['level_2'],
      event: 'escalate',
      to: 'committee',
      who: ['judge', 'system'],
      guard: 'reason_or_overdue',
      effects: ['judge_assigned', 'vendor_clock'],
    },
    {
      from: ['appeal'],
      event: 'escalate',
      to: 'appeal',
      who: ['judge', 'system'],
      guard: 'reason_or_overdue',
      effects: ['judge_assigned', 'vendor_clock'],
    },
    {
      from: ['level_1', 'level_2', 'committee'],
      event: 'decide',
      to: 'decided',
      who: ['judge'],
      guard: 'no_interest_and_majority',
      effects: ['partner_clock'],
    },
    {
      from: ['appeal'],
      event: 'decide',
      to: 'final',
      who: ['judge'],
      guard: 'no_interest_and_majority',
      effects: ['outcome_carried_out', 'registrations_thawed', 'precedent_proposed'],
    },
    { from: ['decided'], event: 'accept', to: 'decided', who: ['partner'] },
    {
      from: ['decided'],
      event: 'appeal',
      to: 'appeal',
      who: ['partner'],
      guard: 'once_and_in_time',
      effects: ['judge_assigned', 'vendor_clock'],
    },
    {
      from: ['decided'],
      event: 'finalise',
      to: 'final',
      who: ['system', 'partner'],
      guard: 'appeal_time_over_or_all_accept',
      effects: ['outcome_carried_out', 'registrations_thawed', 'precedent_proposed'],
    },
    {
      from: ['committee', 'appeal'],
      event: 'lapse',
      to: 'final',
      who: ['system'],
      guard: 'nobody_to_judge',
      effects: ['outcome_carried_out', 'registrations_thawed'],
    },
    {
      from: ['evidence', ...judgingStates],
      event: 'withdraw',
      to: 'withdrawn',
      who: ['partner', 'vendor'],
      guard: 'own_dispute',
      effects: ['registrations_thawed'],
    },
    ...stays('file_evidence', ['evidence', ...judgingStates], ['partner', 'vendor'], 'late_after_evidence'),
    ...stays('name_other', ['evidence', 'level_1', 'level_2', 'committee'], ['vendor', 'system'], 'not_frozen'),
    ...stays('assign', judgingStates, ['vendor', 'system'], 'no_interest'),
    ...stays('step_down', judgingStates, ['judge'], 'reason'),
    ...stays('challenge', judgingStates, ['partner'], 'once'),
    ...stays('answer_challenge', judgingStates, ['vendor'], 'not_oneself'),
    ...stays('go_overdue', judgingStates, ['system'], 'due_passed'),
  ],
);

/** The level that a state or an appeal stands on: 1, 2, 3 for the committee; 0 while evidence is filed. */
export function levelOf(state: DisputeState): number {
  return { level_1: 1, level_2: 2, committee: 3 }[state as string] ?? 0;
}

/** An appeal goes one level up; above the committee there are only other people. */
export const levelOfAppeal = (level: number): number => Math.min(3, level + 1);
