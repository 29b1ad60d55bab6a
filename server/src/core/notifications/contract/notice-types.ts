/**
 * The one table of what people are told. `side`: whose people; `duty`: cannot be switched off, because somebody's rights
 * depend on it; `byMail`: whether a mail is sent to those who have chosen nothing.
 */
import type { Role } from '../../../access/permissions.ts';

export interface NoticeRule {
  side: 'vendor' | 'partner' | 'both';
  duty: boolean;
  byMail: boolean;
  /** Comes by mail alone: what counts is the file that goes along. */
  mailOnly?: true;
  /** Told to people of these roles and to no others of their side. */
  roles?: readonly Role[];
}

const told = (side: NoticeRule['side'], byMail = true): NoticeRule => ({ side, duty: false, byMail });
const duty = (side: NoticeRule['side']): NoticeRule => ({ side, duty: true, byMail: true });

/** In the order in which preferences show them. */
export const noticeTypes = {
  'registration.submitted': told('vendor'),
  'registration.assigned': told('vendor'),
  'registration.resubmitted': told('vendor'),
  'registration.changed': told('vendor'),
  'registration.extension_requested': told('vendor'),
  'registration.reactivated': told('vendor'),
  'registration.reported': told('vendor', false),
  'registration.withdrawn': told('vendor', false),
  'registration.decision_half': told('vendor', false),
  'registration.decision_soon': told('vendor'),
  'registration.decision_overdue': duty('vendor'),
  'registration.conflict': told('vendor'),
  'registration.wound_down': told('vendor'),
  'registration.appealed': duty('vendor'),
  'registration.removal_to_confirm': duty('vendor'),
  'registration.removal_answered': duty('vendor'),

  'registration.registered': { ...duty('partner'), mailOnly: true },
  'registration.taken': told('partner', false),
  'registration.changes_requested': duty('partner'),
  'registration.approved': duty('partner'),
  'registration.rejected': duty('partner'),
  'registration.in_conflict': duty('partner'),
  'registration.removal_proposed': duty('partner'),
  'registration.removal_declined': duty('partner'),
  'registration.revoked': duty('partner'),
  'registration.transferred': duty('partner'),
  'registration.conflict_resolved': told('partner'),
  'registration.breached': told('partner'),
  'registration.answer_due': told('partner'),
  'registration.report_due': told('partner'),
  'registration.at_risk': told('partner'),
  'registration.extension_declined': duty('partner'),
  'registration.change_refused': duty('partner'),
  'registration.protection_ends': told('partner'),
  'registration.expired': told('partner'),
  'registration.done_for_you': told('partner'),
  'registration.draft_idle': told('partner'),
  'registration.lapsed': told('partner'),

  'deal.resource_asked': told('vendor'),
  'deal.resource_overdue': told('vendor'),
  'deal.help_given': told('vendor'),
  'deal.mentioned_internally': told('vendor'),
  'deal.resource_answered': told('partner'),
  'deal.mentioned': told('both'),
  'deal.moved': told('both', false),
  'deal.task_given': told('both', false),
  'deal.task_due': told('both', false),
  'deal.step_due': told('both', false),
  'dispute.opened': told('vendor'),
  'dispute.judge': duty('vendor'),
  'dispute.vote': duty('vendor'),
  'dispute.evidence_filed': told('vendor', false),
  'dispute.challenged': duty('vendor'),
  'dispute.decision_half': told('vendor', false),
  'dispute.decision_soon': told('vendor'),
  'dispute.overdue': duty('vendor'),
  'dispute.moved_up': told('vendor', false),
  'dispute.ruled': told('vendor'),
  'dispute.nobody_free': duty('vendor'),
  'dispute.remedy_soon': told('vendor'),
  'dispute.remedy_due': duty('vendor'),
  'dispute.opened_about': duty('partner'),
  'dispute.evidence_due': duty('partner'),
  'dispute.evidence_for_you': told('partner'),
  'dispute.moved': told('partner', false),
  'dispute.vendor_late': told('partner'),
  'dispute.decided': duty('partner'),
  'dispute.challenge_answered': duty('partner'),
  'dispute.remedy_kept': told('partner'),
  'dispute.closed': duty('both'),
  'precedent.published': told('partner', false),

  'log.checkpoint': { ...told('both'), mailOnly: true, roles: ['owner', 'auditor'] },

  'registration.provisional': duty('both'),
  'registration.extended': told('both'),
  'registration.unanswered': told('both'),
  'registration.won': told('both', false),
  'registration.lost': told('both', false),

  'direct.came': duty('partner'),
  'direct.allowed': duty('partner'),
  'direct.refused': told('partner'),
  'direct.stopped': told('vendor'),
  'direct.asked': duty('vendor'),
  'direct.also_there': told('vendor'),
  'direct.decided': told('vendor'),
  'direct.protected_now': told('vendor'),

  'co_selling.proposed': told('vendor'),
  'co_selling.offered': told('partner'),
  'co_selling.invited': duty('partner'),
  'co_selling.agreed': duty('both'),
  'co_selling.not_agreed': told('both'),
  'co_selling.taken_back': told('both'),
  'co_selling.ended': duty('both'),
  'co_selling.due': told('both'),

  'conduct.noticed': duty('partner'),
  'conduct.reported': duty('vendor'),
  'conduct.replied': told('both'),
  'conduct.decided': duty('partner'),
  'conduct.appealed': duty('vendor'),
  'conduct.judged': duty('partner'),
  'conduct.dropped': told('partner'),
  'conduct.reply_due': duty('both'),
  'conduct.overdue': duty('vendor'),
  'conduct.vendor_late': told('partner'),
  'complaint.made': { ...duty('vendor'), roles: ['compliance'] },
  'complaint.closed': told('both'),

  'fair_play.due': duty('vendor'),
  'fair_play.skipped': duty('vendor'),
  'fair_play.published': told('partner', false),

  'import.arrived': told('vendor'),
  'import.done_for_you': told('partner'),
  'import.finished': told('both', false),
  'import.stopped': told('both'),

  'export.ready': told('both', false),
  'export.failed': told('both', false),
} as const satisfies Record<string, NoticeRule>;

export type NoticeType = keyof typeof noticeTypes;

export const noticeTypeNames = Object.keys(noticeTypes) as NoticeType[];

export function isNoticeType(name: string): name is NoticeType {
  return Object.hasOwn(noticeTypes, name);
}

/** Whether somebody of these roles is ever told such a thing. */
export function concernsRoles(type: NoticeType, roles: readonly string[]): boolean {
  const rule: NoticeRule = noticeTypes[type];
  return !rule.roles || rule.roles.some((role) => roles.includes(role));
}

export function concernsSide(type: NoticeType, side: 'vendor' | 'partner'): boolean {
  const { side: whose }: NoticeRule = noticeTypes[type];
  return whose === 'both' || whose === side;
}
