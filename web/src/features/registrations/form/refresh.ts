/** For whoever refreshes every read at once: a check is counted, so it is left out. */
export const notScopeCheck = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'checkScope';
