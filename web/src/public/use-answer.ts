import { useEffect, useEffectEvent, useState } from 'react';

interface Answered<Answer> {
  data: Answer | undefined;
  error: unknown;
  again: () => void;
}

/** Asks once when the page opens, and anew whenever `key` changes. Not yet with an empty one. */
export function useAnswer<Answer>(key: string, ask: () => Promise<Answer>): Answered<Answer> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<{ data?: Answer; error: unknown }>({ error: null });
  const question = useEffectEvent(ask);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same question again
  useEffect(() => {
    if (!key) return;
    let wanted = true;
    question().then(
      (data) => wanted && setState({ data, error: null }),
      (error: unknown) => wanted && setState({ error }),
    );
    return () => {
      wanted = false;
    };
  }, [key, attempt]);
  return { data: state.data, error: state.error, again: () => setAttempt((count) => count + 1) };
}
