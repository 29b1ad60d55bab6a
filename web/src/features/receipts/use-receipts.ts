import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../app/api.ts';
import { fetchFile } from '../../app/download.ts';
import { useRead } from '../../app/use-operation.ts';
import type { Registration } from '../registrations/types.ts';

export type ReceiptRow = Output<'listReceipts'>['items'][number];

export interface ReceiptsOf {
  registrationId: string;
  /** The log's key; null before its first checkpoint. */
  vkey: string | null;
  /** Oldest first; undefined while they load or when there are none to be had. */
  rows: readonly ReceiptRow[] | undefined;
  error: unknown;
}

/** Receipts of a registration. A draft is nobody's business yet and has none. */
export function useReceipts({ id, number }: Pick<Registration, 'id' | 'number'>): ReceiptsOf {
  const { data, error } = useRead('listReceipts', { id }, { enabled: number !== null });
  return { registrationId: id, vkey: data?.vkey ?? null, rows: data?.items, error };
}

const MINUTE = 60_000;

/** One receipt, fetched and verified here. What is kept is good until the page asks all anew. */
export function useReceipt({ registrationId, vkey }: ReceiptsOf, index: number) {
  return useQuery({
    queryKey: ['downloadReceipt', { id: registrationId, index }, vkey],
    staleTime: 10 * MINUTE,
    queryFn: async () => {
      const [file, { readReceipt }] = await Promise.all([
        fetchFile('downloadReceipt', { id: registrationId, index }).then((response) => response.text()),
        import('./read-receipt.ts'),
      ]);
      return { file, ...readReceipt(file, vkey) };
    },
  });
}
