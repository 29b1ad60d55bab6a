import { equal, hashFromBase64 } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import type { StrictJson } from '../json/strict.ts';
import { commit } from '../leaf/commitment.ts';
import type { Extra } from '../leaf/extra.ts';
import { commitmentIn, labelsOf } from '../leaf/leaf.ts';

/**
 * One field of a leaf. `opens`: the value is what the leaf committed to; `wrong`: it is not; `closed`: there is nothing that
 * opens it; `unknown`: an opening for a field that the leaf does not have.
 */
export type JudgedField =
  | { readonly label: string; readonly state: 'opens' | 'wrong' | 'unknown'; readonly value: StrictJson }
  | { readonly label: string; readonly state: 'closed' };

/** Further customer tags stand among the committed fields, but there is nothing to open in them. */
const isTag = (label: string) => /^cust\.\d+$/.test(label);

/**
 * Says of each committed field of a leaf whether its opening fits, for readers who want to know of every single one.
 * `vendor` is the last part of the log's origin. Says nothing of whether the leaf is in a tree: see `verifyReceipt`.
 */
export function judgeOpenings(vendor: string, { leaf, openings }: Extra): JudgedField[] {
  const labels = labelsOf(leaf).filter((label) => !isTag(label));
  const unknown = Object.keys(openings).filter((label) => !labels.includes(label));
  return [...labels, ...unknown].map((label): JudgedField => {
    const opening = Object.hasOwn(openings, label) ? openings[label] : undefined;
    const commitment = commitmentIn(leaf, label);
    if (!opening) return { label, state: 'closed' };
    const { value } = opening;
    if (commitment === undefined) return { label, state: 'unknown', value };
    try {
      const fits = equal(commit(vendor, label, opening), hashFromBase64(commitment));
      return { label, state: fits ? 'opens' : 'wrong', value };
    } catch (error) {
      // A value that nothing could ever have been committed to.
      if (error instanceof ReceiptError) return { label, state: 'wrong', value };
      throw error;
    }
  });
}
