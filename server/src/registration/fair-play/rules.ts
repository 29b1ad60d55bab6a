import { type FairPlayFigure, fairPlayFigures } from './contract.ts';

export type FairPlayNumbers = Record<FairPlayFigure, number>;

/** Fewer than so many could be known by whom they are about. */
const smallest = 3;
/** Whole crowds: nobody is told apart by them, and nought says as much as a number. */
const crowds: readonly FairPlayFigure[] = ['decided', 'decided_late'];

/** What partners may read: one or two of anything is hidden, nought is not. */
export function withoutSmall(numbers: FairPlayNumbers): Record<FairPlayFigure, number | null> {
  const shown = (figure: FairPlayFigure) => {
    const value = numbers[figure];
    return crowds.includes(figure) || value === 0 || value >= smallest ? value : null;
  };
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
