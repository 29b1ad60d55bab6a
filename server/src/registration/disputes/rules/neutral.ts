/** What one party reads must not name another: compared without marks, legal forms and case. */

const forms = /(^| )(ооо|оао|зао|пао|ао|ип|тоо|llc|ltd|inc|gmbh|jsc)(?= |$)/g;

function bare(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  return plain.replace(forms, ' ').replace(/\s+/g, ' ').trim();
}

/** The first of these names that the text contains as whole words; a name of less than three letters says nothing. */
export function namedIn(text: string, names: readonly string[]): string | null {
  const haystack = ` ${bare(text)} `;
  for (const name of names) {
    const needle = bare(name);
    if (needle.length >= 3 && haystack.includes(` ${needle} `)) return name;
  }
  return null;
}
