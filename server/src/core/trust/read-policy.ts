import type { Tx } from '../../platform/db/tenancy.ts';
import { policyText, selectQuorum, selectWitnesses } from '../witnesses/index.ts';
import { selectKeys } from './store/notes.ts';

/** A policy file (C2SP tlog-policy): all keys of the log, its witnesses and the quorum; null before the first key. */
export async function readPolicy(tx: Tx, vendorId: string): Promise<string | null> {
  const keys = await selectKeys(tx, vendorId);
  if (keys.length === 0) return null;
  const witnesses = await selectWitnesses(tx, vendorId);
  const { needed } = await selectQuorum(tx, vendorId);
  return policyText(
    keys.map((key) => key.verifier_key),
    witnesses,
    needed,
  );
}
