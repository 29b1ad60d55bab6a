/** People named in a comment: `@` and the name as it is written. */

interface Named {
  id: string;
  name: string;
}

/** What stands between the last `@` and the caret, when a name may be meant; null: nobody is being named. */
export function beginning(text: string, caret: number): string | null {
  const found = /(?:^|\s)@([\p{L}\-. ]{0,40})$/u.exec(text.slice(0, caret));
  return found ? (found[1] ?? '') : null;
}

/** People whose name, or a word of it, begins so. */
export function fitting<P extends Named>(people: readonly P[], begun: string, atMost = 5): P[] {
  const wanted = begun.trim().toLocaleLowerCase();
  return people
    .filter(({ name }) => {
      const whole = name.toLocaleLowerCase();
      return whole.startsWith(wanted) || whole.split(' ').some((word) => word.startsWith(wanted));
    })
    .slice(0, atMost);
}

/** The text with the begun name written out, and where the caret goes. */
export function completed(text: string, caret: number, name: string): { text: string; caret: number } {
  const begun = beginning(text, caret) ?? '';
  const start = caret - begun.length;
  const before = `${text.slice(0, start)}${name} `;
  return { text: `${before}${text.slice(caret)}`, caret: before.length };
}

/** Whom the text names: of two names that begin alike, the one that is written out. */
export function mentioned<P extends Named>(people: readonly P[], text: string): P[] {
  const names = people.map(({ name }) => name);
  const marks = new Set(withNames(text, names).flatMap((part) => (part.named ? [part.text] : [])));
  return people.filter(({ name }) => marks.has(`@${name}`));
}

/** Parts of a text from `at` on, those that name somebody marked. */
export function withNames(text: string, names: readonly string[]): { at: number; text: string; named: boolean }[] {
  const marks = names.map((name) => `@${name}`).sort((a, b) => b.length - a.length);
  const parts: { at: number; text: string; named: boolean }[] = [];
  let begins = 0;
  const plain = (end: number) => {
    if (end > begins) parts.push({ at: begins, text: text.slice(begins, end), named: false });
  };
  for (let at = 0; at < text.length; ) {
    const mark = marks.find((each) => text.startsWith(each, at));
    if (mark) {
      plain(at);
      parts.push({ at, text: mark, named: true });
      begins = at + mark.length;
    }
    at += mark?.length ?? 1;
  }
  plain(text.length);
  return parts;
}
