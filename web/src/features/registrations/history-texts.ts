/** The history in words: what happened, what it means, who did it. */

import { formatDateTime, formatDay } from '@kanal/server/kernel/dates.ts';
import { loseReasons, winReasons } from '@kanal/server/registration/registrations/contract/reasons.ts';
import {
  type Icon,
  IconAlertTriangle,
  IconArchive,
  IconArrowBackUp,
  IconArrowsDiff,
  IconCheck,
  IconCircleX,
  IconClockEdit,
  IconClockOff,
  IconEye,
  IconGavel,
  IconMessageQuestion,
  IconMessageReply,
  IconPaperclip,
  IconPencil,
  IconReceipt,
  IconRefresh,
  IconReportAnalytics,
  IconScale,
  IconShieldCheck,
  IconShieldQuestion,
  IconShieldX,
  IconTrophy,
  IconUserShare,
  IconUsers,
  IconUsersMinus,
  IconX,
} from '@tabler/icons-react';
import type { MessageId } from '../../app/messages.ts';
import type { T } from '../../app/use-t.tsx';
import type { TimeStyle } from '../../app/use-time-style.ts';
import type { HistoryEvent } from './types.ts';

const KNOWN = {
  draft: IconPencil,
  edit: IconPencil,
  submit: IconReceipt,
  take: IconEye,
  request_changes: IconMessageQuestion,
  resubmit: IconMessageReply,
  go_unanswered: IconClockOff,
  open_conflict: IconArrowsDiff,
  resolve_conflict: IconRefresh,
  breach: IconAlertTriangle,
  keep_silent: IconAlertTriangle,
  grant_provisional: IconShieldQuestion,
  reject: IconCircleX,
  appeal: IconScale,
  propose_removal: IconShieldQuestion,
  answer_removal: IconMessageReply,
  decline_removal: IconShieldCheck,
  revoke: IconShieldX,
  transfer: IconShieldX,
  receive: IconShieldCheck,
  approve: IconShieldCheck,
  assign: IconUserShare,
  withdraw: IconArrowBackUp,
  extend: IconShieldCheck,
  request_extension: IconShieldQuestion,
  decline_extension: IconShieldX,
  report: IconReportAnalytics,
  mark_at_risk: IconAlertTriangle,
  change_protected: IconPencil,
  refuse_change: IconShieldCheck,
  expire: IconClockOff,
  reactivate: IconRefresh,
  win: IconTrophy,
  lose: IconX,
  wind_down: IconArchive,
  lapse: IconArchive,
  restore: IconRefresh,
  freeze: IconScale,
  dispute_evidence: IconPaperclip,
  dispute_decide: IconGavel,
  dispute_appeal: IconScale,
  dispute_breach: IconAlertTriangle,
  thaw: IconScale,
  recount: IconClockEdit,
  co_selling_agree: IconUsers,
  co_selling_end: IconUsersMinus,
  reconsider: IconRefresh,
  direct_allowed: IconAlertTriangle,
} as const satisfies Record<string, Icon>;
type Known = keyof typeof KNOWN;

const isKnown = (type: string): type is Known => Object.hasOwn(KNOWN, type);

/** Reasons in words; a code that this client does not know yet is left out, the note beside it says why. */
const REASONS = new Set<string>([
  'scope_not_free',
  'not_qualified',
  'no_proof',
  'direct_account',
  'product_unavailable',
  'duplicate',
  'incomplete',
  'decision_stands',
  'look_again',
  'protection_granted',
  'protection_extended',
  'protection_ended',
  'protection_moved',
  'rules_violated',
  'false_claim',
  'customer_refused',
  'inactive',
  'customer_choice',
  'law_and_procurement',
  'arbitration',
  'partner_left',
  'customer_letter',
  'partner_agreed',
  'partner_inactive',
  ...loseReasons,
  ...winReasons,
]);

export interface HistoryWords {
  icon: Icon;
  title: string;
  /** Sentences below the time, in reading order. */
  lines: string[];
}

function reasonWords(code: string | null, t: T): string[] {
  return code && REASONS.has(code) ? [t(`registrations.reason.${code}` as MessageId)] : [];
}

/** Events that may say until when the protection holds now. */
const PROTECTING: ReadonlySet<string> = new Set(['approve', 'extend', 'receive', 'report', 'edit']);

function meaning(event: HistoryEvent, style: TimeStyle, t: T): string[] {
  const { type, data } = event;
  const until = typeof data.protected_until === 'string' ? formatDay(new Date(data.protected_until), style) : null;
  if (type === 'submit') return [t('registrations.history.submitText')];
  if (type === 'assign' && typeof data.reviewer_name === 'string')
    return [t('registrations.history.assignText', { name: data.reviewer_name })];
  if (type === 'resubmit' && typeof data.kept_place === 'boolean') {
    return [t(data.kept_place ? 'registrations.history.placeKept' : 'registrations.history.placeLost')];
  }
  if (PROTECTING.has(type) && until) {
    const silence = data.by_silence === true ? [t('registrations.history.bySilence')] : [];
    return [...silence, t('registrations.history.until', { date: until })];
  }
  if (type === 'request_extension') return [t('registrations.history.requestText')];
  if (type === 'decline_extension' && until) return [t('registrations.history.until', { date: until })];
  if (type === 'direct_allowed') return [t('registrations.history.directText')];
  if (type === 'freeze') return [t('registrations.history.freezeText')];
  if (type === 'thaw') return [t('registrations.history.thawText')];
  if (type === 'recount' && typeof data.due_at === 'string')
    return [t('registrations.history.recountText', { date: formatDay(new Date(data.due_at), style) })];
  if (type === 'co_selling_agree' && typeof data.support === 'string')
    return [
      t('registrations.history.sharedText', {
        name: data.support,
        lead: Number(data.lead_percent),
        support: Number(data.support_percent),
      }),
    ];
  if (type === 'lapse') return [t('registrations.history.lapseText')];
  if (type === 'change_protected') return [t('registrations.history.changeText')];
  if (type === 'go_unanswered') return [t('registrations.history.unansweredText')];
  if (type === 'refuse_change')
    return [
      t(data.unanswered === true ? 'registrations.history.changeUnanswered' : 'registrations.history.changeRefused'),
    ];
  if (type === 'propose_removal') return [t('registrations.history.removalText')];
  if (type === 'decline_removal') return [t('registrations.history.removalDeclined')];
  if (type === 'wind_down')
    return [t(data.closed === true ? 'registrations.history.woundClosed' : 'registrations.history.woundRuns')];
  if (type === 'open_conflict') return [t('registrations.history.conflictText')];
  if (type === 'breach') return [t('registrations.history.breachText')];
  if (type === 'keep_silent')
    return [
      t(data.outcome === 'protected' ? 'registrations.history.silentProtected' : 'registrations.history.silentTaken'),
    ];
  if (type === 'grant_provisional') return [t('registrations.history.provisionalText')];
  if (type === 'appeal') return [t('registrations.history.appealText')];
  if (type === 'mark_at_risk') return [t('registrations.history.atRiskText')];
  return [];
}

function actorWords(event: HistoryEvent, vendor: string, t: T): string[] {
  if (event.actor_kind === 'system') return [t('registrations.history.bySystem')];
  if (event.actor_kind === 'staff') {
    const behalf = event.data.on_behalf === 'partner' ? [t('registrations.history.onBehalf')] : [];
    return [...behalf, t('registrations.history.byStaff', { name: event.actor_name, vendor })];
  }
  return [event.actor_name];
}

/** @returns title, sentences and sign of one event of the history */
export function historyWords(event: HistoryEvent, vendor: string, style: TimeStyle, t: T): HistoryWords {
  const { type } = event;
  const title = isKnown(type)
    ? t(`registrations.history.${type}`)
    : t(`registrations.state.${event.to_state}` as MessageId);
  const note = event.note ? [t('registrations.history.note', { note: event.note })] : [];
  return {
    icon: isKnown(type) ? KNOWN[type] : IconCheck,
    title,
    lines: [
      ...meaning(event, style, t),
      ...reasonWords(event.reason_code, t),
      ...note,
      ...actorWords(event, vendor, t),
    ],
  };
}

/** `чт, 19 ноября, 14:20` with seconds where the order of two claims may hang on them. */
export function historyTime(event: HistoryEvent, style: TimeStyle): string {
  const at = new Date(event.at);
  const words = formatDateTime(at, style);
  return event.type === 'submit' || event.type === 'resubmit'
    ? `${words}:${String(at.getUTCSeconds()).padStart(2, '0')}`
    : words;
}
