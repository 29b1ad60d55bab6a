import type { Locale } from '../../kernel/locale.ts';
import { hideSmall } from '../../kernel/small-numbers.ts';
import { type FairPlayFigure, fairPlayFigures } from './contract.ts';

export type FairPlayNumbers = Record<FairPlayFigure, number>;

/** Whole crowds: nobody is told apart by them, and nought says as much as a number. */
const crowds: readonly FairPlayFigure[] = ['decided', 'decided_late'];

/** What partners may read: one or two of anything is hidden, nought is not. */
export function withoutSmall(numbers: FairPlayNumbers): Record<FairPlayFigure, number | null> {
  const shown = (figure: FairPlayFigure) => (crowds.includes(figure) ? numbers[figure] : hideSmall(numbers[figure]));
  return Object.fromEntries(fairPlayFigures.map((figure) => [figure, shown(figure)])) as Record<
    FairPlayFigure,
    number | null
  >;
}

export function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

export function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** «ноябрь 2026», “November 2026”. */
export function monthName(month: string, locale: Locale): string {
  const named = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return named.format(new Date(`${month}-01`)).replace(/\s*г\.$/, '');
}
