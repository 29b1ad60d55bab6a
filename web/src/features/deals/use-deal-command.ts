import { useQueryClient } from '@tanstack/react-query';
import type { Deal } from './types.ts';

/** What every command in the room answers: the whole deal, which is shown at once; lists and history are asked anew. */
export function useDealSaved(): (deal: Deal) => void {
  const client = useQueryClient();
  return (deal) => {
    client.setQueryData(['getDeal', { id: deal.id }], deal);
    void client.invalidateQueries({
      predicate: ({ queryKey }) =>
        ['listDealEvents', 'getDealBoard', 'listDeals', 'getForecast'].includes(String(queryKey[0])),
    });
  };
}
