/** How a bench decides: alone, both together, or by the majority of an odd committee. */

export type Vote = 'for' | 'against';
export type Tally = 'made' | 'fallen' | 'open';

/**
 * `seats`: how many sit; whoever proposes has voted for it. At the second level one voice against sends the case up.
 * `needed`: without so many voices for it nothing is made, however few sit.
 */
export function tally(level: number, seats: number, votes: readonly Vote[], needed = 1): Tally {
  const inFavour = votes.filter((vote) => vote === 'for').length;
  const against = votes.length - inFavour;
  if (level < 3) {
    if (against > 0) return 'fallen';
    return inFavour >= Math.max(seats, needed) ? 'made' : 'open';
  }
  if (inFavour * 2 > seats && inFavour >= needed) return 'made';
  return against * 2 > seats || votes.length === seats ? 'fallen' : 'open';
}
