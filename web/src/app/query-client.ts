import { QueryClient } from '@tanstack/react-query';
import { RetryableError } from './api-problem.ts';

/** One cache for the whole app. A refusal is an answer and is not asked again; a lost connection is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => error instanceof RetryableError && failures < 2,
    },
    mutations: { retry: false },
  },
});
