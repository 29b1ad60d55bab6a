/** What a refused submission says about the fields, and the way to the first of them. */
import { ApiProblem } from '../../../app/api.ts';

export type Mistakes = Readonly<Record<string, string>>;

/** @returns texts by path; none when the refusal is about something else */
export function mistakesOf(error: unknown): Mistakes {
  if (!(error instanceof ApiProblem)) return {};
  const entries = (error.problem.errors ?? []).map(({ path, detail }) => [path.split('.')[0]!, detail] as const);
  return Object.fromEntries(entries);
}

/** Paths that stand folded away; one of them wrong opens the fold. */
const FOLDED = new Set([
  'contact_consent',
  'contact_email',
  'customer_kpp',
  'customer_phone',
  'route',
  'type',
  'notice_number',
  'notice_date',
]);

export function concernsDetails(mistakes: Mistakes): boolean {
  return Object.keys(mistakes).some((path) => FOLDED.has(path));
}

/** Puts the focus on the first wrong field in reading order, scrolled into view. */
export function focusFirst(form: HTMLElement | null, mistakes: Mistakes): void {
  const paths = new Set(Object.keys(mistakes).map((path) => (path === 'customer_domain' ? 'customer_tax_id' : path)));
  for (const field of form?.querySelectorAll<HTMLElement>('[data-path]') ?? []) {
    if (!paths.has(field.dataset.path ?? '')) continue;
    const target = field.matches('input,button,textarea')
      ? field
      : field.querySelector<HTMLElement>('input,button,textarea');
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
    return;
  }
}
