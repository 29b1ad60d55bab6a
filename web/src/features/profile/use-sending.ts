import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { showToast } from '../../ui/toast.tsx';

/** One command at a time: busy, its refusal, and a word when it is done. @returns whether it went well */
export function useSending() {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (work: () => Promise<unknown>, done: Parameters<typeof t>[0] | null): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      setError(null);
      if (done) showToast({ message: t(done) });
      return true;
    } catch (cause) {
      setError(cause);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send };
}
