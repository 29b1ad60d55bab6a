/** Ranked customers that a claim may mean, each with the reasons a person reads. */
import { parseDomain } from '../../kernel/identifiers/domain.ts';
import { parseTaxId } from '../../kernel/identifiers/tax-id.ts';
import type { ProblemParams } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { likeness, strongLikeness, weakLikeness } from './rules/likeness.ts';
import { type MatchName, matchName, postingKeys } from './rules/names.ts';
import { type CustomerRow, customerById, customersLike, findByTaxId, selectNamesOfMany } from './store/customers.ts';
import { type Posting, readPostings } from './store/match-index.ts';
import { selectVerdicts, type Verdict } from './store/verdicts.ts';

export interface Claim {
  name: string;
  country: string;
  tax_id: string | null;
  kpp: string | null;
  domain: string | null;
  /** The claim's own customer when it is known: left out of the answer, its group and earlier verdicts are used. */
  customer_id?: string | null;
  /** The claim's own customer was made a moment ago: it has no group and no verdicts to ask for. */
  new_customer?: boolean;
}

export interface Reason {
  /** Text in the locale files under `match.reason.<code>`. */
  code:
    | 'same_customer'
    | 'same_tax_id'
    | 'other_tax_id'
    | 'other_site'
    | 'same_domain'
    | 'same_name'
    | 'similar_name'
    | 'other_numbers'
    | 'other_legal_form'
    | 'other_country'
    | 'same_group'
    | 'confirmed_same'
    | 'confirmed_group';
  params: ProblemParams;
}

export interface Candidate {
  customer: CustomerRow;
  relation: 'same' | 'group' | 'different';
  /** Only `exact` may block by itself; the others are questions to a person. */
  strength: 'exact' | 'strong' | 'weak';
  /** 0 to 1, for ordering. */
  confidence: number;
  reasons: Reason[];
  /** What a person has answered about this pair before. */
  verdict: Verdict | null;
}

/** So many of the best by shared keys are compared name by name. */
const compared = 100;

export interface Keys {
  tax_id: string | null;
  domain: string | null;
}

/** A wrong check sum is a typing error and no id; a domain that many share says nothing. */
export function usableKeys(claim: Pick<Claim, 'country' | 'tax_id' | 'domain'>): Keys {
  const taxId = claim.tax_id ? parseTaxId(claim.country, claim.tax_id) : null;
  const domain = claim.domain ? parseDomain(claim.domain) : null;
  return { tax_id: taxId?.ok ? taxId.value : null, domain: domain?.ok && !domain.shared ? domain.domain : null };
}

export async function findCandidates(tx: Tx, vendorId: string, claim: Claim, limit: number): Promise<Candidate[]> {
  const keys = usableKeys(claim);
  const { own, verdicts } = claim.new_customer ? nothingKnown : await knownOf(tx, vendorId, claim, keys);
  const name = matchName(claim.name, claim.country);
  const postings = await readPostings(tx, vendorId, postingKeys(name));
  const rows = await candidateRows(tx, vendorId, { keys, own, verdicts, postings });
  const aliases = await aliasesOf(tx, vendorId, [...rows.keys()]);
  const rarity = rarityOf(postings);
  return [...rows.values()]
    .filter((row) => row.id !== claim.customer_id && verdicts.get(row.id) !== 'different')
    .flatMap((row) => {
      const names = [matchName(row.name, row.country), ...(aliases.get(row.id) ?? [])];
      const verdict = verdicts.get(row.id) ?? null;
      const judged = judge({ claim, keys, name, own, rarity }, row, names, verdict);
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

interface Sources {
  keys: Keys;
  own: CustomerRow | undefined;
  verdicts: ReadonlyMap<string, Verdict>;
  postings: Posting[];
}

async function candidateRows(tx: Tx, vendorId: string, from: Sources): Promise<Map<string, CustomerRow>> {
  const ids = new Set([...from.verdicts.keys(), ...bestByKeys(from.postings)]);
  if (from.own) ids.add(from.own.id);
  const by = { ids: [...ids], domain: from.keys.domain, group_id: from.own?.group_id ?? null };
  const rows = await customersLike(tx, vendorId, by, 3 * compared);
  return new Map(rows.map((row) => [row.id, row]));
}

const kindWeight: Readonly<Record<string, number>> = { '=': 3, '+': 0.7, '<': 0.4, '>': 0.4 };
// Rarity is measured against a base of this many customers, whatever the vendor has: a small book makes nothing rare.
const baseOfRarity = 100_000;

const idf = (posting: Posting) => Math.log(baseOfRarity / posting.customers.length);

function bestByKeys(postings: Posting[]): string[] {
  const scores = new Map<string, number>();
  for (const posting of postings) {
    const weight = idf(posting) * (kindWeight[posting.token[0] ?? ''] ?? 1);
    for (const id of posting.customers) scores.set(id, (scores.get(id) ?? 0) + weight);
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, compared)
    .map(([id]) => id);
}

function rarityOf(postings: Posting[]): Map<string, number> {
  return new Map(postings.map((posting) => [posting.token, idf(posting) / Math.log(baseOfRarity)]));
}

async function aliasesOf(tx: Tx, vendorId: string, ids: string[]): Promise<Map<string, MatchName[]>> {
  const found = new Map<string, MatchName[]>();
  for (const row of await selectNamesOfMany(tx, vendorId, ids))
    found.set(row.customer_id, [...(found.get(row.customer_id) ?? []), matchName(row.name, '')]);
  return found;
}

interface Question {
  claim: Claim;
  keys: Keys;
  name: MatchName;
  own: CustomerRow | undefined;
  rarity: ReadonlyMap<string, number>;
}

function judge(ask: Question, row: CustomerRow, names: MatchName[], verdict: Verdict | null): Candidate | null {
  const { claim, keys, own } = ask;
  const reasons: Reason[] = [];
  const say = (code: Reason['code'], params: ProblemParams = {}) => reasons.push({ code, params });
  const answer = (relation: Candidate['relation'], strength: Candidate['strength'], confidence: number): Candidate => ({
    customer: row,
    relation,
    strength,
    confidence,
    reasons,
    verdict,
  });

  const sameId = keys.tax_id !== null && row.country === claim.country && row.tax_id === keys.tax_id;
  const otherId = keys.tax_id !== null && row.tax_id !== null && !sameId;
  if (sameId) say('same_tax_id', { tax_id: row.tax_id, country: row.country });
  if (sameId && claim.kpp && row.kpp && claim.kpp !== row.kpp && row.sites_buy_separately)
    say('other_site', { left: claim.kpp, right: row.kpp });
  if (verdict === 'same') say('confirmed_same');
  const sameDomain = keys.domain !== null && row.web_domain === keys.domain;
  if (sameDomain) say('same_domain', { domain: keys.domain });
  const score = sayNames(ask, row, names, say);
  const sameGroup = own !== undefined && own.id !== row.id && own.group_id !== null && own.group_id === row.group_id;
  if (sameGroup) say('same_group', { group: row.group_name });
  if (verdict === 'group') say('confirmed_group');
  if (otherId) say('other_tax_id', { left: keys.tax_id, right: row.tax_id });
  if (row.country !== claim.country) say('other_country', { left: claim.country, right: row.country });

  if (sameId) return answer('same', 'exact', 1);
  if (verdict === 'same') return answer('same', 'exact', 0.99);
  // Valid and different ids are never the same customer, however alike the names are.
  if (verdict === 'group' || sameGroup) {
    const together = row.purchases_centrally === true;
    return answer('group', together ? 'strong' : 'weak', together ? 0.9 : 0.7);
  }
  if (sameDomain) return answer(otherId ? 'group' : 'same', 'strong', otherId ? 0.85 : Math.max(0.95, score));
  if (score < weakLikeness) return null;
  if (otherId) return answer('different', 'weak', score * 0.5);
  return answer('same', score >= strongLikeness ? 'strong' : 'weak', score * 0.98);
}

/** Says how the names agree; the best of the customer's names counts. */
function sayNames(
  { claim, name, rarity }: Question,
  row: CustomerRow,
  names: MatchName[],
  say: (code: Reason['code'], params?: ProblemParams) => void,
): number {
  let best = { score: 0, numbersDiffer: false };
  for (const each of names) {
    const found = likeness(name, each, rarity);
    if (found.score > best.score) best = found;
  }
  if (best.score === 1) say('same_name', { name: row.name });
  else if (best.score >= weakLikeness) say('similar_name', { left: claim.name, right: row.name });
  if (best.numbersDiffer) say('other_numbers');
  const form = names[0]?.legal_form ?? '';
  if (best.score >= weakLikeness && form !== '' && name.legal_form !== '' && form !== name.legal_form)
    say('other_legal_form', { left: name.legal_form, right: form });
  return best.score;
}
