/** What happens to one registration; such a leaf names its thread. */
const THREAD_TYPES = [
  'registered',
  'imported',
  'acknowledged',
  'taken',
  'assigned',
  'action_required',
  'resubmitted',
  'reported',
  'at_risk',
  'changed',
  'change_refused',
  'edited',
  'approved',
  'rejected',
  'appealed',
  'removal.proposed',
  'removal.answered',
  'removal.declined',
  'conflict.opened',
  'conflict.resolved',
  'extended',
  'extension_requested',
  'extension_declined',
  'expired',
  'wound_down',
  'reactivated',
  'provisional',
  'revoked',
  'transferred',
  'support.shifted',
  'dispute.opened',
  'dispute.evidence',
  'dispute.decided',
  'dispute.appealed',
  'dispute.reopened',
  'dispute.closed',
  'won',
  'lost',
  'withdrawn',
  'unanswered',
  'breach.recorded',
  'direct.allowed',
  'co_selling.agreed',
  'co_selling.ended',
] as const;

/** What happens to the log, the programme or a partner's keys; such a leaf may name the thread it concerns. */
const LOG_TYPES = [
  'rules.published',
  'key.rotated',
  'erased',
  'admin.override',
  'backup.restored',
  'partner_key.added',
  'partner_key.retired',
  'co_selling.joined',
  'co_selling.left',
] as const;

/** Types of leaves. A type once written is never renamed: old receipts name it. */
export const LEAF_TYPES = [...THREAD_TYPES, ...LOG_TYPES] as const;
export type LeafType = (typeof LEAF_TYPES)[number];

/** Which side acted, never which person: a person is a committed field. */
export const ACTORS = ['partner', 'vendor', 'system', 'operator'] as const;
export type Actor = (typeof ACTORS)[number];

/** Whether a leaf of this type must name its thread and its party. */
export const concernsRegistration = (type: LeafType): boolean => (THREAD_TYPES as readonly string[]).includes(type);
