import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RegistrationRow } from '../../features/registrations/types.ts';

export interface Outcome {
  row: RegistrationRow;
  /** null: it went well. */
  error: unknown;
}

export interface Each {
  /** How many are done of how many; null while nothing runs. */
  progress: { done: number; all: number } | null;
  run: (rows: readonly RegistrationRow[], step: (row: RegistrationRow) => Promise<unknown>) => Promise<Outcome[]>;
}

/** One row after the other: one that is refused stands in nobody's way, and each is told of by itself. */
export function useEach(): Each {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Each['progress']>(null);
  return {
    progress,
    async run(rows, step) {
      const outcomes: Outcome[] = [];
      for (const row of rows) {
        setProgress({ done: outcomes.length, all: rows.length });
        const error = await step(row).then(
          () => null,
          (cause: unknown) => cause,
        );
        outcomes.push({ row, error });
      }
      setProgress(null);
      await client.invalidateQueries();
      return outcomes;
    },
  };
}
