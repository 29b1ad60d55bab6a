import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Output } from '../../app/api.ts';
import { useRead } from '../../app/use-operation.ts';

export type Export = Output<'getExport'>;

const EVERY = 1_500;

export function isUnderWay({ state }: Pick<Export, 'state'>): boolean {
  return state === 'queued' || state === 'making';
}

/** Part that is written, 0 to 1; `null` while the rows are not counted. Full only when the file is there. */
export function partOf({ state, rows_total, rows_written }: Export): number | null {
  if (state === 'ready') return 1;
  return rows_total === null || rows_total === 0 ? null : Math.min(rows_written / rows_total, 0.99);
}

/** Follows one export until it is finished; notices and the list are then asked anew. */
export function useExport(id: string, known?: Export): Export | undefined {
  const client = useQueryClient();
  const seen = client.getQueryData<Export>(['getExport', { id }]) ?? known;
  const over = seen !== undefined && !isUnderWay(seen);
  const { data } = useRead('getExport', { id }, { staleTime: 0, enabled: !over, ...(over ? {} : { every: EVERY }) });
  const shown = data ?? seen;
  const finished = shown !== undefined && !isUnderWay(shown);
  const followed = useRef(false);
  useEffect(() => {
    if (!finished) followed.current = shown !== undefined;
    // One that was finished when it came into sight is no news.
    if (!finished || !followed.current) return;
    followed.current = false;
    void client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'listNotifications' || queryKey[0] === 'listExports',
    });
  }, [finished, shown, client]);
  return shown;
}
