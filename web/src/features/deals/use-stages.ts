import { useRead } from '../../app/use-operation.ts';

/** The stages in their order; they change once in a year. */
export function useStages() {
  return useRead('listDealStages', {}, { staleTime: 300_000 }).data?.items;
}
