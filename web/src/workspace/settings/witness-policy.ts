import type { Input, Output } from '../../app/api.ts';

/** What is saved, all at once. */
export type Policy = Input<'saveWitnesses'>;

export const policyOf = ({ quorum, witnesses }: Output<'getWitnesses'>): Policy => ({
  quorum,
  witnesses: witnesses.map(({ name, verifier_key, url }) => ({ name, verifier_key, url })),
});
