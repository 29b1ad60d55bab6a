/** Keeps the search quick and complete: older customers get their profiles, recent postings and words are folded into lists. */
import type { Tx } from '../../platform/db/tenancy.ts';
import type { Job } from '../../platform/operations/feature.ts';
import { implement } from '../../platform/operations/implement.ts';
import { indexCustomers } from './contract.ts';
import { addMissingProfiles, renewProfiles } from './store/match-index.ts';
import { foldPostings, isIndexDue } from './store/postings.ts';
import { areWordsDue, listWords } from './store/word-lists.ts';

/** Few enough for a short transaction. */
const profilesAtOnce = 500;
const postingsAtOnce = 10_000;
/** Not worth a transaction below that. */
const leastToFold = 2_000;
/** A search reads all that wait. */
const leastToList = 200;
const changesAtOnce = 2_000;
/** The release before this one writes no profiles; while both are at work, its customers are among the newest. */
const newest = 500;
/** What is left waits for the next minute, and other vendors have their turn. */
const batchesInARound = 40;

export const implementIndexCustomers = implement(indexCustomers, async (c) => {
  const { vendorId } = c.actor;
  const renewed = await renewProfiles(c.tx, vendorId, profilesAtOnce);
  const added = renewed > 0 ? 0 : await addMissingProfiles(c.tx, vendorId, newest);
  const postings = await foldPostings(c.tx, vendorId, postingsAtOnce);
  return { profiles: renewed + added, postings, words: await listWords(c.tx, vendorId, changesAtOnce) };
});

export const indexJob: Job = {
  name: 'customers.index',
  async run(work) {
    for (let batch = 0; batch < batchesInARound; batch += 1) {
      if (!(await work.look((tx) => isDue(tx, work.vendorId)))) return;
      const done = (await work.call('indexCustomers', {})) as Record<'profiles' | 'postings' | 'words', number>;
      work.log('the index of customers was brought up to date', done);
    }
  },
};

const isDue = async (tx: Tx, vendorId: string) =>
  (await areWordsDue(tx, vendorId, leastToList)) || (await isIndexDue(tx, vendorId, { leastToFold, newest }));
