/** What is said of one candidate: the relation, how sure it is, and why. */
import type { ProblemParams } from '../../kernel/problem.ts';
import type { Claim, Keys } from './claim.ts';
import { addressFacts, addressOf } from './rules/address.ts';
import { explain, type WordReason } from './rules/explanation.ts';
import { matchName } from './rules/names.ts';
import { type Asked, type Entrant, likenessOf, type NameLikeness, type Ranked } from './rules/ranking.ts';
import type { CustomerRow } from './store/customers.ts';
import type { Verdict } from './store/verdicts.ts';

export interface Reason {
  /** Text in the locale files under `match.reason.<code>`. */
  code:
    | 'same_customer'
    | 'same_tax_id'
    | 'other_tax_id'
    | 'other_site'
    | 'same_domain'
    | 'same_phone'
    | 'same_notice'
    | 'same_name'
    | 'similar_name'
    | 'words_typed'
    | 'words_translated'
    | 'words_initials'
    | 'words_glued'
    | 'words_left_over'
    | 'words_extra'
    | 'same_place'
    | 'other_place'
    | 'same_address'
    | 'other_address'
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

type Say = (code: Reason['code'], params?: ProblemParams) => void;

interface Question {
  claim: Claim;
  keys: Keys;
  own: CustomerRow | undefined;
  /** Name and address of the claim, read once. */
  asked: Asked;
  /** About how many customers the vendor has. */
  customers: number;
}

export function judge(
  ask: Question,
  row: CustomerRow,
  names: Ranked<Entrant>,
  verdict: Verdict | null,
): Candidate | null {
  const { claim, keys, own } = ask;
  const reasons: Reason[] = [];
  const say: Say = (code, params = {}) => {
    reasons.push({ code, params });
  };
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
  const samePhone = keys.phone !== null && row.phone === keys.phone;
  if (samePhone) say('same_phone', { phone: keys.phone });
  const likeness = sayNames(ask, row, names, say);
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
  if (sameDomain || samePhone)
    return answer(
      otherId ? 'group' : 'same',
      'strong',
      otherId ? 0.85 : Math.max(sameDomain ? 0.95 : 0.93, names.rank),
    );
  if (likeness === 'none') return null;
  // Among likenesses by name the order is the ranker's; none stands before what is known for certain.
  if (otherId) return answer('different', 'weak', names.rank * 0.5);
  return answer('same', likeness, names.rank * 0.98);
}

/** Says how the names agree. */
function sayNames(
  { claim, asked, customers }: Question,
  row: CustomerRow,
  names: Ranked<Entrant>,
  say: Say,
): NameLikeness {
  const likeness = likenessOf(names, customers);
  const { compared, name } = names;
  if (compared.equal) say('same_name', { name: row.name });
  else if (likeness !== 'none') sayWords(claim, asked, row, say);
  if (likeness !== 'none') sayAddress(claim, asked, row, say);
  if (compared.numbers === 'conflict') say('other_numbers');
  const { legal_form } = asked.name;
  if (likeness !== 'none' && legal_form !== '' && name.legal_form !== '' && legal_form !== name.legal_form)
    say('other_legal_form', { left: legal_form, right: name.legal_form });
  return likeness;
}

/** The alignment itself. Names that a customer had before are compared, too, but explained by the present one. */
function sayWords(claim: Claim, asked: Asked, row: CustomerRow, say: Say): void {
  say('similar_name', { left: claim.name, right: row.name });
  const { pairs, onlyLeft, onlyRight } = explain(asked.name, matchName(row.name, row.country));
  for (const [code, words] of Object.entries(pairs)) say(code as WordReason, { words });
  if (onlyLeft !== '' && onlyRight !== '') say('words_left_over', { left: onlyLeft, right: onlyRight });
  else if (onlyLeft !== onlyRight) say('words_extra', { words: onlyLeft || onlyRight });
}

/** Where one side names no street, it is the towns that are equal, and not the addresses. */
function sayAddress(claim: Claim, asked: Asked, row: CustomerRow, say: Say): void {
  const [postcode, words] = addressFacts(asked.address, addressOf(row.region, row.city, row.address));
  if (words < 0) return;
  const [left, right] = [claim.city || claim.region, row.city || row.region];
  const towns = left && right && !(claim.address && row.address) ? { left, right } : null;
  if (words >= 0.6 || postcode === 2) towns ? say('same_place', { place: right as string }) : say('same_address');
  else if (words <= 0.2) towns ? say('other_place', towns) : say('other_address');
}
