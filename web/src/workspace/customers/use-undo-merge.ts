import { useCommand } from '../../app/use-operation.ts';

/** Reads that a merge, its undoing or a split makes stale. */
export const staleByMerge = [
  'getCustomer',
  'listCustomers',
  'listCustomerMerges',
  'listCustomerRegistrations',
  'listGroupMembers',
  'listCustomerDuplicates',
  'listRegistrations',
  'getDossier',
] as const;

export function useUndoMerge() {
  return useCommand('undoCustomerMerge', { stale: staleByMerge });
}
