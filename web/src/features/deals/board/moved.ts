/** The board as it will be once the server has moved the card: shown at once, put right by its answer. */
import type { BoardColumn } from '../types.ts';

export function moved(columns: readonly BoardColumn[], id: string, stage: string): BoardColumn[] {
  const card = columns.flatMap((column) => column.items).find((each) => each.id === id);
  if (!card || card.stage === stage) return [...columns];
  return columns.map((column) => {
    if (column.stage === card.stage)
      return { ...column, count: column.count - 1, items: column.items.filter((each) => each.id !== id) };
    if (column.stage !== stage) return column;
    const arrived = { ...card, stage, probability: column.probability };
    return { ...column, count: column.count + 1, items: [arrived, ...column.items] };
  });
}
