/** A claim of the lifecycle's model, and the steps it can take. */
export const steps = [
  'submit',
  'take',
  'request_changes',
  'resubmit',
  'close_unanswered',
  'open_conflict',
  'resolve_conflict',
  'settle_conflict',
  'breach',
  'grant_provisional',
  'reject',
  'appeal',
  'approve',
  'extend',
  'request_extension',
  'extend_by_vendor',
  'extend_by_silence',
  'decline_extension',
  'report',
  'mark_at_risk',
  'expire',
  'reactivate',
  'withdraw',
  'win',
  'lose',
  'remind',
  'lapse',
  'restore',
  'open_dispute',
  'end_dispute',
  'propose_revoke',
  'propose_transfer',
  'answer_removal',
  'decline_removal',
  'confirm_removal',
  'confirm_own_removal',
  'terminate',
  'wind_down',
] as const;
export type Step = (typeof steps)[number];

/** A proposal to take the protection away, or to give it to the other partner. */
export interface ModelRemoval {
  kind: 'revoke' | 'transfer';
  hearingUntil: number;
  answered: boolean;
}

export interface ModelClaim {
  partner: number;
  families: number[];
  /** The last instant of the day on which its tender ends; null: it is no tender. */
  closes: number | null;
  state: string;
  firstSubmitted: number | null;
  submitted: number | null;
  /** Place among the first submissions. */
  number: number;
  unanswered: boolean;
  vendorMinutesLeft: number;
  until: number | null;
  expired: number | null;
  /** When the vendor's turn began; whether its end, and twice its time, are on record. */
  turnStarted: number;
  overdue: boolean;
  silent: boolean;
  /** Until when the vendor's silence protects it; null: it does not. */
  provisional: number | null;
  appealed: boolean;
  extensions: number;
  lastReport: number;
  reportDue: number | null;
  /** A request for an extension that waits for the vendor, and by when it must answer. */
  wants: number | null;
  wantsDue: number;
  /** When the draft was begun or brought back, and when its seller was reminded of it since. */
  touched: number;
  reminded: number | null;
  turn: 'vendor' | 'partner' | null;
  due: number | null;
  /** Families it protects now. */
  protects: number[];
  /** Since when a dispute stops it; whether its last dispute is open. */
  frozen: number | null;
  dispute: 'open' | 'closed' | null;
  removal: ModelRemoval | null;
  woundDown: boolean;
}

export interface Model {
  now: number;
  claims: ModelClaim[];
  /** Partners whose partnership has ended. */
  terminated: number[];
}

type Claimed = Pick<ModelClaim, 'partner' | 'families' | 'closes'>;

export function newClaim(claimed: Claimed, now: number): ModelClaim {
  return {
    ...claimed,
    state: 'draft',
    firstSubmitted: null,
    submitted: null,
    number: 0,
    unanswered: false,
    vendorMinutesLeft: 0,
    until: null,
    expired: null,
    turnStarted: now,
    overdue: false,
    silent: false,
    provisional: null,
    appealed: false,
    extensions: 0,
    lastReport: 0,
    reportDue: null,
    wants: null,
    wantsDue: 0,
    touched: now,
    reminded: null,
    turn: null,
    due: null,
    protects: [],
    frozen: null,
    dispute: null,
    removal: null,
    woundDown: false,
  };
}
