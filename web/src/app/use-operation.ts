import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type Input, type OperationName, type Output } from './api.ts';

interface ReadOptions {
  /** `false` while an input is still missing. */
  enabled?: boolean;
  /** Keeps the last answer on the screen while the next one is on its way. */
  keep?: boolean;
  /** Milliseconds for which an answer is fresh; the client's default is 15 s. */
  staleTime?: number;
  /** Asks again every so many milliseconds while the page is open. */
  every?: number;
}

/** Reads through the cache: one request for all components that ask the same. */
export function useRead<N extends OperationName>(name: N, input: Input<N>, options: ReadOptions = {}) {
  return useQuery<Output<N>>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, { signal }),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
  });
}

type Paged = { [N in OperationName]: Output<N> extends { nextCursor: string | null } ? N : never }[OperationName];
type ItemOf<N extends Paged> = Output<N> extends { items: (infer Item)[] } ? Item : never;

export interface Pages<Item, Page = unknown> {
  /** The first page whole, with what stands beside its rows. */
  first: Page | undefined;
  /** Rows of all pages so far; `undefined` while the first page loads. */
  rows: Item[] | undefined;
  hasMore: boolean;
  loadMore: () => void;
  loadingMore: boolean;
  error: unknown;
  refetch: () => void;
}

/** Reads a list page by page; `input` holds everything but the cursor. */
export function usePages<N extends Paged>(name: N, input: Input<N>): Pages<ItemOf<N>, Output<N>> {
  const query = useInfiniteQuery({
    queryKey: [name, input, 'pages'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const page = await call(name, { ...input, ...(pageParam ? { cursor: pageParam } : {}) } as Input<N>, { signal });
      return page as { items: ItemOf<N>[]; nextCursor: string | null };
    },
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  return {
    first: query.data?.pages[0] as Output<N> | undefined,
    rows: query.data?.pages.flatMap((page) => page.items),
    hasMore: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    loadingMore: query.isFetchingNextPage,
    error: query.error,
    refetch: () => void query.refetch(),
  };
}

interface CommandOptions<N extends OperationName> {
  onDone?: (output: Output<N>, input: Input<N>) => void;
  /** Reads that the command makes stale; without it, all of them. */
  stale?: readonly OperationName[];
}

/** Carries out a command; afterwards the reads it touched are asked again. */
export function useCommand<N extends OperationName>(name: N, { onDone, stale }: CommandOptions<N> = {}) {
  const client = useQueryClient();
  return useMutation<Output<N>, unknown, Input<N>>({
    mutationFn: (input) => call(name, input),
    onSuccess: (output, input) => {
      void client.invalidateQueries({
        predicate: ({ queryKey }) => !stale || stale.includes(queryKey[0] as OperationName),
      });
      onDone?.(output, input);
    },
  });
}
