import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Input, Output } from '../../app/api.ts';
import { failureOf } from '../../app/api-problem.ts';
import { fetchFile } from '../../app/download.ts';
import { useRead } from '../../app/use-operation.ts';
import type { Registration } from '../registrations/types.ts';
import { sealOf } from './seal-of.ts';

export type ReceiptRow = Output<'listReceipts'>['items'][number];

export interface ReceiptsOf {
  /** The vendor's name in addresses. */
  vendor: string;
  registrationId: string;
  /** The log's key; null before its first checkpoint. */
  vkey: string | null;
  /** Oldest first; undefined while they load or when there are none to be had. */
  rows: readonly ReceiptRow[] | undefined;
  error: unknown;
}

/** Receipts of a registration. A draft is nobody's business yet and has none. */
export function useReceipts(vendor: string, { id, number }: Pick<Registration, 'id' | 'number'>): ReceiptsOf {
  const { data, error } = useRead('listReceipts', { id }, { enabled: number !== null });
  return { vendor, registrationId: id, vkey: data?.vkey ?? null, rows: data?.items, error };
}

const MINUTE = 60_000;

/** Whom the log names: its keys, its witnesses and their quorum. */
export async function fetchPolicy(vendor: string): Promise<string> {
  const response = await fetch(`/log/${vendor}/policy`);
  if (!response.ok) throw await failureOf(response);
  return response.text();
}

/** One receipt of a registration, fetched and verified here. */
export function useReceipt({ vendor, registrationId }: ReceiptsOf, index: number) {
  return useVerified(vendor, 'downloadReceipt', { id: registrationId, index });
}

/** What is kept is good until the page asks all anew, or witnesses are waited for. */
export function useVerified<N extends 'downloadReceipt' | 'downloadKeyReceipt'>(
  vendor: string,
  operation: N,
  input: Input<N>,
) {
  const client = useQueryClient();
  return useQuery({
    queryKey: [operation, input],
    staleTime: 10 * MINUTE,
    refetchInterval: ({ state: { data } }) => (data && sealOf(data.verdict) === 'waiting' ? MINUTE : false),
    queryFn: async () => {
      const [file, policy, { readReceipt }] = await Promise.all([
        fetchFile(operation, input).then((response) => response.text()),
        client.fetchQuery({ queryKey: ['logPolicy', vendor], queryFn: () => fetchPolicy(vendor), staleTime: MINUTE }),
        import('./read-receipt.ts'),
      ]);
      return { file, ...readReceipt(file, policy) };
    },
  });
}
