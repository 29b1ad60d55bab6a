/** Candidates in the order in which a person should look at them, and how sure each is. */
import type { Address } from './address.ts';
import { type Compared, compare, rankFeatures, type Standing, standings } from './features.ts';
import model from './model.json' with { type: 'json' };
import type { MatchName } from './names.ts';
import { pairProbability } from './pair.ts';
import type { Profile } from './profile.ts';
import { prepare } from './trees.ts';

const rankHead = prepare(model.rank);

export interface Entrant {
  profile: Profile;
  /** What the shared keys counted. */
  score: number;
}

export interface Ranked<E extends Entrant> {
  entrant: E;
  /** Of its names, the one that fits best. */
  name: MatchName;
  compared: Compared;
  /** 0 to 1: is this the one that was meant, among these candidates? */
  rank: number;
  /** 0 to 1: are these two the same, taken by themselves? */
  same: number;
  /** How many candidates have this very name. */
  namesakes: number;
}

/**
 * Fixed on the data for tuning, by cost: about one in a hundred customers that are not in the base is shown as strong, a
 * namesake that no name tells apart; below the weak ones a person is not asked. `shared` and `told` are what the words must
 * tell beyond the logarithm of the number of customers: among a million a name has namesakes that it has not among a thousand.
 */
const strong = { rank: 0.5, same: 0.95, covered: 0.9, shared: 2 };
/** The only one of this very name. */
const twinTold = 8;
/** `mass`: a usual word alone, «сервис» or «завод», makes nobody look. */
const weak = { rank: 0.02, mass: 7, same: 0.1, rankWithoutWords: 0.3 };

export type NameLikeness = 'strong' | 'weak' | 'none';

export function likenessOf(
  ranked: Pick<Ranked<Entrant>, 'rank' | 'same' | 'compared' | 'name' | 'namesakes'>,
  customers: number,
): NameLikeness {
  const { rank, same, compared, name, namesakes } = ranked;
  const told = name.words.reduce((sum, word) => sum + word.weight, 0);
  const crowd = Math.log(Math.max(1, customers));
  const twin = compared.equal && compared.whole === 1 && namesakes === 1 && told - crowd >= twinTold;
  const covered = Math.min(compared.left.covered, compared.right.covered);
  const sure =
    rank >= strong.rank && same >= strong.same && compared.mass - crowd >= strong.shared && covered >= strong.covered;
  // Another number is another hospital, whatever else is alike.
  if ((twin || sure) && compared.numbers !== 'conflict') return 'strong';
  if (compared.equal) return 'weak';
  // Then only a place that is the same can have brought it here.
  if (compared.matches.length === 0) return rank >= weak.rankWithoutWords ? 'weak' : 'none';
  return same >= weak.same || (rank >= weak.rank && compared.mass >= weak.mass) ? 'weak' : 'none';
}

export interface Asked {
  name: MatchName;
  address: Address | null;
}

/** So many of the best are decided as pairs and explained: nobody is shown more. */
const decided = 20;

export function ranked<E extends Entrant>(asked: Asked, entrants: readonly E[]): Ranked<E>[] {
  const compared = entrants.map((entrant) => {
    return { entrant, score: entrant.score, ...closest(asked.name, entrant.profile.names) };
  });
  const standing = standings(compared);
  const rows = compared.map((each, place) => {
    const places: [Address | null, Address | null] = [asked.address, each.entrant.profile.address];
    return rankFeatures(asked.name, each.name, each.compared, places, standing[place] as Standing);
  });
  return rankHead.best(rows, decided).map(({ at, probability }) => {
    const each = compared[at] as (typeof compared)[number];
    const namesakes = standing[at]?.namesakes ?? 1;
    return { ...each, rank: probability, same: sameOf(asked, each), namesakes };
  });
}

const sameOf = (asked: Asked, { name, compared, entrant }: Pick<Ranked<Entrant>, 'name' | 'compared' | 'entrant'>) =>
  pairProbability(asked.name, name, compared, asked.address, entrant.profile.address);

function closest(asked: MatchName, names: readonly MatchName[]): { name: MatchName; compared: Compared } {
  const all = names.map((name) => ({ name, compared: compare(asked, name) }));
  return all.reduce((a, b) => (b.compared.cosine > a.compared.cosine ? b : a));
}
