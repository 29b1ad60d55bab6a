import type { Verdict } from '@kanal/receipt';
import type { SealTone } from '../../ui/seal.tsx';

/** Which seal a receipt bears. Green is for witnesses alone: the vendor’s own signature is not more than a promise. */
export type SealState = 'witnessed' | 'waiting' | 'unwitnessed' | 'failed';

export const SEAL_TONE: Record<SealState, SealTone> = {
  witnessed: 'green',
  waiting: 'yellow',
  unwitnessed: 'yellow',
  failed: 'red',
};

export function sealOf(verdict: Verdict): SealState {
  if (verdict.outcome !== 'valid') return 'failed';
  if (verdict.witnessed === 'none') return 'unwitnessed';
  return verdict.witnessed === 'quorum' ? 'witnessed' : 'waiting';
}
