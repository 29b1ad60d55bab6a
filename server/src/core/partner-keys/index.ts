import type { Feature } from '../../platform/operations/feature.ts';
import { partnerKeyProblems } from './contract.ts';
import { partnerKeyAdded, partnerKeyRetired } from './events.ts';
import { partnerKeyOperations } from './handlers.ts';
import { leafWitnesses } from './leaves.ts';

export { isFresh } from './rules.ts';
export { holdKey } from './store.ts';

export const partnerKeys: Feature = {
  name: 'partner-keys',
  operations: partnerKeyOperations,
  problems: partnerKeyProblems,
  events: [partnerKeyAdded, partnerKeyRetired],
  witnesses: leafWitnesses,
};
