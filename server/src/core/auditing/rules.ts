/**
 * The order check: claims that bear one customer tag, each with what the log says became of it, and whether the decisions
 * kept to the order in which they stood. Only leaves are looked at, no record of the book: what the log says is what counts.
 */

/** Verdicts on one tag, the most serious first. */
export const orderVerdicts = ['passed_over', 'doubled', 'explained', 'refused_first', 'undecided', 'kept'] as const;
export type OrderVerdict = (typeof orderVerdicts)[number];

export interface Step {
  index: number;
  type: string;
  at: Date;
  /** Of a leaf that says the whole claim anew: whether it bears the tag still, or the claim has left it. */
  bears?: boolean;
  /** A late answer takes its place anew; only of `resubmitted`. */
  moved?: boolean;
}

export interface Claim {
  registrationId: string;
  partnerId: string;
  /** Of one registration, in the order of the log. */
  steps: readonly Step[];
}

/** What became of a claim. */
export interface Fate {
  /** Index of the leaf that gives the claim its place. */
  place: number;
  /** Index of the leaf that gave it protection last; null: none has. */
  granted: number | null;
  /** Leaf that ended it; null: it stands. */
  ended: { type: string; index: number } | null;
}

/** One decision that did not keep to the order, before anybody has asked for its grounds. */
export interface Finding {
  kind: 'passed_over' | 'doubled' | 'refused_first';
  /** Leaf of the decision, and whose it is. */
  index: number;
  registrationId: string;
  /** The claim that stood before it, or was protected beside it. */
  against: string;
}

export interface Order {
  /** By registration, in the order of their places. */
  fates: ReadonlyMap<string, Fate>;
  findings: readonly Finding[];
  /** Whether anything was approved at all. */
  approved: boolean;
}

const granting: ReadonlySet<string> = new Set(['approved', 'provisional']);
const ending: ReadonlySet<string> = new Set([
  'rejected',
  'withdrawn',
  'unanswered',
  'expired',
  'won',
  'lost',
  'revoked',
  'transferred',
]);
/** Leaves that say the whole claim anew: after one that does not bear the tag, the claim is another one. */
export const claimingTypes: ReadonlySet<string> = new Set([
  'registered',
  'imported',
  'resubmitted',
  'changed',
  'change_refused',
  'reactivated',
]);

interface State {
  claim: Claim;
  place: number;
  /** Its last claim bears the tag. */
  bearing: boolean;
  standing: boolean;
  guarded: boolean;
  refused: boolean;
  granted: number | null;
  ended: Fate['ended'];
}

/** Lives the claims of one tag through in the order of the log. Claims of one partner are never held against each other. */
export function orderOf(claims: readonly Claim[]): Order {
  const states = new Map<string, State>();
  const findings: Finding[] = [];
  let approved = false;
  const steps = claims
    .flatMap((claim) => claim.steps.map((step) => ({ claim, step })))
    .sort((a, b) => a.step.index - b.step.index);
  for (const { claim, step } of steps) {
    const state = states.get(claim.registrationId) ?? begin(claim, step);
    states.set(claim.registrationId, state);
    if (granting.has(step.type) && state.bearing) {
      approved = true;
      const finding = findingOf(state, step, [...states.values()]);
      if (finding) findings.push(finding);
    }
    follow(state, step);
  }
  const inPlace = [...states.values()].sort((a, b) => a.place - b.place);
  const fates = inPlace.map(
    ({ claim, place, granted, ended }) => [claim.registrationId, { place, granted, ended }] as const,
  );
  return { fates: new Map(fates), findings, approved };
}

function begin(claim: Claim, { index }: Step): State {
  return {
    claim,
    place: index,
    bearing: true,
    standing: true,
    guarded: false,
    refused: false,
    granted: null,
    ended: null,
  };
}

function follow(state: State, { index, type, bears, moved }: Step): void {
  if (claimingTypes.has(type)) state.bearing = bears !== false;
  if (!state.bearing) Object.assign(state, { standing: false, guarded: false });
  else if (type === 'reactivated')
    Object.assign(state, { standing: true, guarded: false, refused: false, place: index, ended: null });
  else if (type === 'resubmitted' && moved) state.place = index;
  if (granting.has(type) && state.bearing) Object.assign(state, { guarded: true, granted: index });
  if (ending.has(type))
    Object.assign(state, {
      standing: false,
      guarded: false,
      refused: type === 'rejected',
      ended: { type, index },
    });
}

/** The gravest thing that can be held against this approval. */
function findingOf(state: State, { index }: Step, all: readonly State[]): Finding | null {
  const others = all.filter(({ claim }) => claim.partnerId !== state.claim.partnerId);
  const found = (kind: Finding['kind'], other: State | undefined): Finding | null =>
    other ? { kind, index, registrationId: state.claim.registrationId, against: other.claim.registrationId } : null;
  const before = (other: State) => other.place < state.place;
  return (
    found(
      'doubled',
      others.find((other) => other.guarded),
    ) ??
    found(
      'passed_over',
      others.find((other) => other.standing && before(other)),
    ) ??
    found(
      'refused_first',
      others.find((other) => other.refused && before(other)),
    )
  );
}

/** What the openings of a decision's leaf and of both claims say. */
export interface Grounds {
  /** Priority rule that the decision cites; null: none. */
  rule: string | null;
  /** Sites of the two claims; null: the whole customer. */
  sites: readonly [string | null, string | null];
}

/** Being first is no ground for whoever was not. */
const ofOrder = 'first_complete_submission';

/** A decision against the order is explained by the rule that it cites, or by another site of the customer. */
export function isExplained({ rule, sites }: Grounds): boolean {
  const [one, other] = sites;
  return (one !== null && other !== null && one !== other) || (rule !== null && rule !== ofOrder);
}

/** The verdict on a tag. `explained`: findings that their grounds explain. */
export function verdictOf({ findings, approved }: Order, explained: ReadonlySet<Finding> = new Set()): OrderVerdict {
  const open = findings.filter((finding) => !explained.has(finding));
  if (open.some(({ kind }) => kind === 'passed_over')) return 'passed_over';
  if (open.some(({ kind }) => kind === 'doubled')) return 'doubled';
  if (explained.size > 0) return 'explained';
  if (open.length > 0) return 'refused_first';
  return approved ? 'kept' : 'undecided';
}

/** Leaves that one archive of evidence may hold. */
export const mostLeavesInEvidence = 1_000;
/** Leaves that somebody waits for in front of the screen, and that one report retells; an archive of more is made in the background. */
export const leavesAtOnce = 50;
