/** Every transaction is repeatable: it runs again when the database says that only chance stood in the way. */
const transientCodes = new Set(['40001', '40P01', '57P01', '57P02', '57P03', '08006', '08003', '08000']);
const lostConnection = /Connection terminated|ECONNRESET|ECONNREFUSED|EPIPE|connection closed|not queryable/i;

/** Serialisation failures, deadlocks, a shard that could not commit, and connections lost before the commit was sent. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as Error & { code?: string }).code ?? '';
  if (transientCodes.has(code)) return true;
  if (code === 'XX000') return error.message.includes('could not commit transaction for shard');
  return lostConnection.test(error.message) || lostConnection.test(code);
}

/** So many work at once that no connection came free in time: nothing was begun, and repeating at once would add to the crowd. */
export function isCrowdedOut(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}

/** A connection that died while COMMIT was under way: nobody knows the outcome, so repeating could do the work twice. */
export class CommitUnknownError extends Error {
  constructor(cause: unknown) {
    super('the connection was lost during commit', { cause });
    this.name = 'CommitUnknownError';
  }
}

let observe: (reason: string) => void = () => undefined;

/** Who counts the repetitions: the metrics of this process. */
export function observeRetries(listener: (reason: string) => void): void {
  observe = listener;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error ? ((error as Error & { code?: string }).code ?? '') : '';
  return code === '40P01' ? 'deadlock' : code === '40001' ? 'serialization' : 'connection';
}

export async function withRetry<T>(attempt: () => Promise<T>, attempts = 5): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof CommitUnknownError || tried >= attempts || !isTransient(error)) throw error;
      observe(reasonOf(error));
      const delay_ms = 10 * 2 ** tried * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, delay_ms));
    }
  }
}
