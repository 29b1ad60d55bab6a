/** An address as a second field: postcode, words that tell, numbers of houses. Customers are found by it, too, where it names a house. */
import { latinKey, repairScripts, stem } from './latin-key.ts';
import { rarityOf } from './rarity.ts';

export interface Address {
  postcode: string;
  words: string[];
  numbers: string[];
}

const usual = new Set(
  `г гор город ул улица пр просп проспект пер переулок пл площадь ш шоссе бул бульвар наб набережная д дом корп корпус стр строение
  оф офис кв квартира лит литера пом помещение обл область р-н район респ республика край п пос поселок с село ст станица рп пгт мкр микрорайон
  б а в и на россия рф российская федерация street st avenue ave road rd north south east west n s e w suite floor building`.split(
    /\s+/,
  ),
);

/** null where nothing is known. */
export function addressOf(...parts: (string | null | undefined)[]): Address | null {
  const text = parts.filter(Boolean).join(' ').normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
  const pieces = text.match(/\d+|\p{L}+/gu) ?? [];
  if (pieces.length === 0) return null;
  const numbers = pieces.filter((each) => /^\d/.test(each));
  const words = pieces
    .filter((each) => !/^\d/.test(each) && !usual.has(each))
    .map((each) => stem(latinKey(repairScripts(each))));
  return {
    postcode: numbers.find((each) => each.length >= 5) ?? '',
    words: [...new Set(words)].filter((each) => each.length > 1),
    numbers: [...new Set(numbers.filter((each) => each.length < 5))],
  };
}

/** Places to be found by, whatever the name: the rarest words and the postcode, each with the first numbers. */
export function housesOf({ postcode, words, numbers }: Address): string[] {
  const rarest = words.toSorted((a, b) => rarityOf(b) - rarityOf(a) || (a < b ? -1 : 1)).slice(0, 2);
  const [house = ''] = numbers;
  const all = rarest.flatMap((word) => numbers.slice(0, 2).map((number) => `${word} ${number}`));
  return postcode !== '' && house !== '' ? [...all, `${postcode} ${house}`] : all;
}

/** -1 stands for what is not known. Postcode: equal, one region, neither; words and numbers: the smaller share found. */
export function addressFacts(a: Address | null, b: Address | null): [number, number, number] {
  if (!a || !b) return [-1, -1, -1];
  const postcode =
    !a.postcode || !b.postcode
      ? -1
      : a.postcode === b.postcode
        ? 2
        : a.postcode.slice(0, 3) === b.postcode.slice(0, 3)
          ? 1
          : 0;
  return [postcode, shared(a.words, b.words, rarityOf), shared(a.numbers, b.numbers, () => 1)];
}

function shared(a: string[], b: string[], weight: (word: string) => number): number {
  const sum = (words: string[]) => words.reduce((total, word) => total + weight(word), 0);
  const least = Math.min(sum(a), sum(b));
  return least > 0 ? sum(a.filter((word) => b.includes(word))) / least : -1;
}
