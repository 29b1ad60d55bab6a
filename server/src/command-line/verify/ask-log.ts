/** Asks a log over the network for what it alone can give: its newest checkpoint, and proofs that tie two of them. */
import { fromBase64, type LogAnswers, ReceiptError } from '@kanal/receipt';

/** The log did not answer, or answered what no log answers. */
export class LogUnreachableError extends Error {
  override readonly name = 'LogUnreachableError';
}

const timeoutMs = 15_000;
const mostBytes = 262_144;

export interface Log {
  newest(): Promise<string>;
  /** Proof from the smaller tree to the larger one; undefined: the log gives none. */
  consistency: LogAnswers['consistency'];
}

/** @param address `https://host/log/<vendor>` */
export function logAt(address: string): Log {
  const read = async (below: string): Promise<string | undefined> => {
    try {
      const response = await fetch(`${address.replace(/\/+$/, '')}/${below}`, {
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status === 404) return undefined;
      if (!response.ok) throw new LogUnreachableError(`${response.status}`);
      const text = await response.text();
      if (text.length > mostBytes) throw new LogUnreachableError('the answer is longer than any log’s');
      return text;
    } catch (error) {
      if (error instanceof LogUnreachableError) throw error;
      throw new LogUnreachableError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  };
  return {
    async newest() {
      const note = await read('checkpoint');
      if (note === undefined) throw new LogUnreachableError('404');
      return note;
    },
    async consistency(from, to) {
      const text = await read(`consistency/${from}/${to}`);
      if (text === undefined) return undefined;
      try {
        return text.split('\n').filter(Boolean).map(fromBase64);
      } catch (error) {
        // What is no proof ties nothing.
        if (error instanceof ReceiptError) return [];
        throw error;
      }
    },
  };
}
