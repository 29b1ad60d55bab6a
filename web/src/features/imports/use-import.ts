import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { OperationName, Output } from '../../app/api.ts';
import { useRead } from '../../app/use-operation.ts';

export type Import = Output<'getImport'>;
export type PreviewRow = Output<'previewImport'>['items'][number];
export type MadeRow = Output<'listImportRows'>['items'][number];
export type RowResult = PreviewRow['result'];
export type RowOutcome = NonNullable<MadeRow['outcome']>;
export type ImportColumn = Output<'getImportColumns'>['columns'][number];

const EVERY = 1_000;

export function isUnderWay({ state }: Pick<Import, 'state'>): boolean {
  return state === 'reading' || state === 'running' || state === 'undoing';
}

const TOUCHED: readonly OperationName[] = [
  'getImportColumns',
  'previewImport',
  'listImportRows',
  'listImports',
  'listNotifications',
  'listRegistrations',
  'countRegistrations',
];

/** Follows an import while something is done with it in the background; what has changed is then asked anew. */
export function useImport(id: string) {
  const client = useQueryClient();
  const seen = client.getQueryData<Import>(['getImport', { id }]);
  const under = seen !== undefined && isUnderWay(seen);
  const { data, error, refetch } = useRead('getImport', { id }, { staleTime: 0, ...(under ? { every: EVERY } : {}) });
  const state = data?.state;
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== undefined && before.current !== state)
      void client.invalidateQueries({ predicate: ({ queryKey }) => TOUCHED.includes(queryKey[0] as OperationName) });
    before.current = state;
  }, [state, client]);
  return { data, error, refetch };
}
