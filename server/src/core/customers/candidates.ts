/** Ranked customers that a claim may mean, each with the reasons a person reads. */
import type { Tx } from '../../platform/db/tenancy.ts';
import { type Claim, type Keys, usableKeys } from './claim.ts';
import { type Candidate, judge } from './judging.ts';
import { addressOf } from './rules/address.ts';
import { askedKeys } from './rules/keys.ts';
import { matchName } from './rules/names.ts';
import { type Profile, unpacked } from './rules/profile.ts';
import { type Asked, type Entrant, type Ranked, ranked } from './rules/ranking.ts';
import { shortlist } from './rules/shortlist.ts';
import { type CustomerRow, customerById, customersLike, findByTaxId, selectNamesOfMany } from './store/customers.ts';
import { readPostings, selectProfiles } from './store/postings.ts';
import { selectVerdicts, type Verdict } from './store/verdicts.ts';
import { areGroupsLate, membersNow, withGroupsOf } from './todays-groups.ts';

/** So many of the best by shared keys are compared name by name. */
const compared = 150;

/** `at`: as of when it is asked who belongs with whom. */
export async function findCandidates(
  tx: Tx,
  vendorId: string,
  claim: Claim,
  limit: number,
  at: Date,
): Promise<Candidate[]> {
  const keys = usableKeys(claim);
  const known = claim.new_customer ? nothingKnown : await knownOf(tx, vendorId, claim, keys);
  const { verdicts } = known;
  const late = known.own !== undefined && (await areGroupsLate(tx, vendorId, at));
  const [own] = known.own && late ? await withGroupsOf(tx, vendorId, [known.own], at) : [known.own];
  const asked: Asked = {
    name: matchName(claim.name, claim.country),
    address: addressOf(claim.region, claim.city, claim.address),
  };
  const { byName, customers } = await rankedByName(tx, vendorId, asked, claim.customer_id ?? null);
  const ids = new Set([...verdicts.keys(), ...byName.keys()]);
  if (own) ids.add(own.id);
  if (late && own?.group_id) for (const id of await membersNow(tx, vendorId, own.group_id, at, compared)) ids.add(id);
  const by = { ids: [...ids], domain: keys.domain, phone: keys.phone, group_id: late ? null : (own?.group_id ?? null) };
  const like = await customersLike(tx, vendorId, by, 3 * compared);
  const rows = late ? await withGroupsOf(tx, vendorId, like, at) : like;
  const others = await rankedAnyway(
    tx,
    vendorId,
    asked,
    rows.filter((row) => !byName.has(row.id)),
  );
  return rows
    .filter((row) => row.id !== claim.customer_id && verdicts.get(row.id) !== 'different')
    .flatMap((row) => {
      const names = byName.get(row.id) ?? others.get(row.id);
      const judged = names && judge({ claim, keys, own, asked, customers }, row, names, verdicts.get(row.id) ?? null);
      return judged ? [judged] : [];
    })
    .sort((a, b) => b.confidence - a.confidence || (a.customer.id < b.customer.id ? -1 : 1))
    .slice(0, limit);
}

interface Known {
  own: CustomerRow | undefined;
  verdicts: ReadonlyMap<string, Verdict>;
}

const nothingKnown: Known = { own: undefined, verdicts: new Map() };

/** The claim's own customer as the book has it, and what people have answered about it. */
async function knownOf(tx: Tx, vendorId: string, claim: Claim, keys: Keys): Promise<Known> {
  const byTaxId = keys.tax_id ? await findByTaxId(tx, vendorId, claim.country, keys.tax_id) : undefined;
  const ownId = claim.customer_id ?? byTaxId?.id ?? null;
  const own = ownId === null || ownId === byTaxId?.id ? byTaxId : await customerById(tx, vendorId, ownId);
  return { own, verdicts: ownId ? await selectVerdicts(tx, vendorId, ownId) : nothingKnown.verdicts };
}

interface Customer extends Entrant {
  id: string;
}

/** The best by name, by the customer's id; the claim's own customer is no namesake of itself. And about how many there are in all. */
async function rankedByName(
  tx: Tx,
  vendorId: string,
  asked: Asked,
  own: string | null,
): Promise<{ byName: ReadonlyMap<string, Ranked<Customer>>; customers: number }> {
  const { postings, customers } = await readPostings(tx, vendorId, askedKeys(asked.name, asked.address));
  const shortlisted = shortlist(postings, compared);
  if (shortlisted.length === 0) return { byName: new Map(), customers };
  const scores = new Map(shortlisted.map(({ number, score }) => [number, score]));
  const profiles = await selectProfiles(tx, vendorId, [...scores.keys()]);
  const entrants = profiles
    .filter((row) => row.customer_id !== own)
    .map((row) => ({ id: row.customer_id, profile: unpacked(row.names), score: scores.get(row.number) ?? 0 }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return { byName: new Map(ranked(asked, entrants).map((each) => [each.entrant.id, each])), customers };
}

/** Those that came by another road, by domain, phone, group or an earlier answer, and of whom the names are still to be compared. */
async function rankedAnyway(
  tx: Tx,
  vendorId: string,
  asked: Asked,
  rows: CustomerRow[],
): Promise<Map<string, Ranked<Customer>>> {
  if (rows.length === 0) return new Map();
  const aliases = Map.groupBy(
    await selectNamesOfMany(
      tx,
      vendorId,
      rows.map((row) => row.id),
    ),
    (row) => row.customer_id,
  );
  return new Map(
    rows.flatMap((row) => {
      const names = [row.name, ...(aliases.get(row.id) ?? []).map((alias) => alias.name)];
      const profile: Profile = {
        names: names.map((name) => matchName(name, row.country)),
        address: addressOf(row.region, row.city, row.address),
      };
      return ranked(asked, [{ id: row.id, profile, score: 0 }]).map((each) => [row.id, each] as const);
    }),
  );
}
