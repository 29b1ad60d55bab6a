import { useState } from 'react';

interface Sending<Input> {
  send: (input: Input) => void;
  busy: boolean;
  done: boolean;
  error: unknown;
  /** Forgets the last answer. */
  reset: () => void;
}

interface State {
  stage: 'idle' | 'busy' | 'done';
  error: unknown;
}

const IDLE: State = { stage: 'idle', error: null };

/**
 * One request of a form at the entrance; busy until `onDone` has finished too. The pages before sign-in keep nothing,
 * so they do without the cache that the rest of the app reads through.
 */
export function useSend<Answer, Input = void>(
  work: (input: Input) => Promise<Answer>,
  onDone?: (answer: Answer) => unknown,
): Sending<Input> {
  const [{ stage, error }, setState] = useState(IDLE);
  const run = async (input: Input) => {
    setState({ stage: 'busy', error: null });
    try {
      // Not one expression: without `onDone` an optional call would skip its argument, and nothing would be sent.
      const answer = await work(input);
      await onDone?.(answer);
      setState({ stage: 'done', error: null });
    } catch (cause) {
      setState({ stage: 'idle', error: cause });
    }
  };
  return {
    send: (input) => void run(input),
    busy: stage === 'busy',
    done: stage === 'done',
    error,
    reset: () => setState(IDLE),
  };
}
