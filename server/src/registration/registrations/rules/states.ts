/** The one table of D1. Screens, API documentation and help are drawn from it; commands obey it. */
import { transitionTable } from '../../../kernel/transitions.ts';
import { registrationStates } from '../contract/views.ts';

export type RegistrationState = (typeof registrationStates)[number];
export type RegistrationEvent =
  | 'submit'
  | 'take'
  | 'open_conflict'
  | 'resolve_conflict'
  | 'breach'
  | 'keep_silent'
  | 'grant_provisional'
  | 'appeal'
  | 'propose_removal'
  | 'answer_removal'
  | 'decline_removal'
  | 'revoke'
  | 'transfer'
  | 'receive'
  | 'request_changes'
  | 'resubmit'
  | 'go_unanswered'
  | 'reject'
  | 'approve'
  | 'withdraw'
  | 'extend'
  | 'request_extension'
  | 'decline_extension'
  | 'report'
  | 'mark_at_risk'
  | 'change_protected'
  | 'refuse_change'
  | 'expire'
  | 'reactivate'
  | 'win'
  | 'lose'
  | 'lapse'
  | 'wind_down'
  | 'restore'
  | 'reconsider';
export type Who = 'partner' | 'vendor' | 'system';

/** The vendor owes a decision. */
export const undecidedStates = ['submitted', 'under_review', 'in_conflict'] as const;

export const registrationTable = transitionTable<RegistrationState, RegistrationEvent, Who>(
  'registration',
  registrationStates,
  'draft',
  [
    {
      from: ['draft'],
      event: 'submit',
      to: 'submitted',
      who: ['partner', 'vendor'],
      guard: 'complete',
      effects: ['number', 'vendor_clock'],
    },
    { from: ['submitted'], event: 'take', to: 'under_review', who: ['vendor'] },
    {
      from: ['under_review'],
      event: 'request_changes',
      to: 'action_required',
      who: ['vendor'],
      effects: ['partner_clock'],
    },
    {
      from: ['action_required'],
      event: 'resubmit',
      to: 'under_review',
      who: ['partner'],
      guard: 'complete',
      effects: ['vendor_clock'],
    },
    {
      from: ['action_required'],
      event: 'go_unanswered',
      to: 'withdrawn',
      who: ['system'],
      guard: 'answer_overdue',
      effects: ['protection_ended'],
    },
    {
      from: ['submitted', 'under_review'],
      event: 'open_conflict',
      to: 'in_conflict',
      who: ['vendor', 'system'],
      guard: 'rival_claim',
    },
    { from: ['in_conflict'], event: 'resolve_conflict', to: 'under_review', who: ['vendor', 'system'] },
    ...(['submitted', 'under_review', 'in_conflict'] as const).flatMap((state) => [
      {
        from: [state],
        event: 'breach',
        to: state,
        who: ['system'],
        guard: 'decision_overdue',
        effects: ['scorecard'],
      } as const,
      { from: [state], event: 'keep_silent', to: state, who: ['system'], guard: 'vendor_silent_in_vain' } as const,
      {
        from: [state],
        event: 'grant_provisional',
        to: state,
        who: ['system'],
        guard: 'vendor_silent',
        effects: ['provisional_protection'],
      } as const,
    ]),
    { from: ['under_review', 'in_conflict'], event: 'reject', to: 'rejected', who: ['vendor'], guard: 'reason' },
    {
      from: ['rejected'],
      event: 'appeal',
      to: 'under_review',
      who: ['partner'],
      guard: 'appeal',
      effects: ['vendor_clock', 'another_reviewer'],
    },
    {
      from: ['under_review', 'in_conflict'],
      event: 'approve',
      to: 'approved',
      who: ['vendor'],
      guard: 'scope_free',
      effects: ['protection_granted'],
    },
    {
      from: ['draft', 'submitted', 'under_review', 'action_required', 'in_conflict'],
      event: 'withdraw',
      to: 'withdrawn',
      who: ['partner', 'vendor'],
    },
    {
      from: ['approved'],
      event: 'extend',
      to: 'approved',
      who: ['partner', 'vendor', 'system'],
      guard: 'extension',
      effects: ['protection_prolonged'],
    },
    {
      from: ['approved'],
      event: 'request_extension',
      to: 'approved',
      who: ['partner'],
      guard: 'extension_request',
      effects: ['vendor_clock'],
    },
    { from: ['approved'], event: 'decline_extension', to: 'approved', who: ['vendor'], guard: 'reason' },
    { from: ['approved'], event: 'mark_at_risk', to: 'at_risk', who: ['system'], guard: 'report_overdue' },
    { from: ['approved'], event: 'report', to: 'approved', who: ['partner', 'vendor'] },
    { from: ['at_risk'], event: 'report', to: 'approved', who: ['partner', 'vendor'] },
    {
      from: ['approved', 'at_risk'],
      event: 'change_protected',
      to: 'under_review',
      who: ['partner'],
      effects: ['vendor_clock'],
    },
    {
      from: ['under_review', 'in_conflict'],
      event: 'refuse_change',
      to: 'approved',
      who: ['vendor'],
      guard: 'change_of_protected',
    },
    {
      from: ['action_required'],
      event: 'refuse_change',
      to: 'approved',
      who: ['system'],
      guard: 'change_unanswered',
    },
    {
      from: ['approved', 'at_risk'],
      event: 'expire',
      to: 'expired',
      who: ['system'],
      guard: 'protection_over',
      effects: ['protection_ended'],
    },
    ...(['approved', 'at_risk'] as const).flatMap((state) => [
      { from: [state], event: 'propose_removal', to: state, who: ['vendor'], guard: 'evidence' } as const,
      { from: [state], event: 'answer_removal', to: state, who: ['partner'] } as const,
      { from: [state], event: 'decline_removal', to: state, who: ['vendor'] } as const,
    ]),
    {
      from: ['approved', 'at_risk'],
      event: 'revoke',
      to: 'revoked',
      who: ['vendor'],
      guard: 'two_approvers',
      effects: ['protection_ended'],
    },
    {
      from: ['approved', 'at_risk'],
      event: 'transfer',
      to: 'transferred',
      who: ['vendor'],
      guard: 'two_approvers',
      effects: ['protection_ended', 'linked_registration'],
    },
    {
      from: ['draft', ...undecidedStates],
      event: 'receive',
      to: 'approved',
      who: ['vendor'],
      guard: 'two_approvers',
      effects: ['protection_granted'],
    },
    {
      from: ['expired'],
      event: 'reactivate',
      to: 'under_review',
      who: ['partner', 'vendor'],
      guard: 'reactivation',
      effects: ['vendor_clock'],
    },
    {
      from: ['approved', 'at_risk'],
      event: 'win',
      to: 'won',
      who: ['partner', 'vendor'],
      effects: ['protection_ended'],
    },
    {
      from: ['approved', 'at_risk'],
      event: 'lose',
      to: 'lost',
      who: ['partner', 'vendor'],
      guard: 'reason',
      effects: ['protection_ended'],
    },
    {
      from: ['submitted', 'action_required', 'in_conflict', 'rejected', 'revoked', 'transferred', 'expired'],
      event: 'reconsider',
      to: 'under_review',
      who: ['system'],
      guard: 'dispute_decided',
      effects: ['vendor_clock'],
    },
    {
      from: ['draft', ...undecidedStates, 'action_required'],
      event: 'wind_down',
      to: 'withdrawn',
      who: ['system'],
      guard: 'partner_terminated',
      effects: ['protection_ended'],
    },
    { from: ['approved'], event: 'wind_down', to: 'approved', who: ['system'], guard: 'partner_terminated' },
    { from: ['at_risk'], event: 'wind_down', to: 'approved', who: ['system'], guard: 'partner_terminated' },
    { from: ['draft'], event: 'lapse', to: 'withdrawn', who: ['system'], guard: 'idle_draft' },
    { from: ['withdrawn'], event: 'restore', to: 'draft', who: ['partner'], guard: 'never_submitted' },
  ],
);

export const openStates = [...undecidedStates, 'action_required', 'approved', 'at_risk'] as const;
export const protectedStates = ['approved', 'at_risk'] as const;
