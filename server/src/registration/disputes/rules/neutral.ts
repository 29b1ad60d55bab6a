/** What one party reads must not name another: compared without marks and legal forms, in any grammatical case. */

const forms = /(^| )(ооо|оао|зао|пао|ао|ип|тоо|llc|ltd|inc|gmbh|jsc)(?= |$)/g;

function bare(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  return plain.replace(forms, ' ').replace(/\s+/g, ' ').trim();
}

/** A name is found in whatever case it stands: its words by their stems, which endings of two letters at most may follow. */
function isFormOf(word: string, of: string): boolean {
  if (word === of) return true;
  const stem = of.length >= 5 ? of.slice(0, -2) : of;
  return of.length >= 4 && word.startsWith(stem) && word.length <= of.length + 2;
}

/** The first of these names that the text contains; a name of less than three letters says nothing. */
export function namedIn(text: string, names: readonly string[]): string | null {
  const said = bare(text).split(' ');
  for (const name of names) {
    const needle = bare(name);
    const words = needle.split(' ');
    const begins = (at: number) => words.every((word, next) => isFormOf(said[at + next] ?? '', word));
    if (needle.length >= 3 && said.some((_, at) => begins(at))) return name;
  }
  return null;
}
