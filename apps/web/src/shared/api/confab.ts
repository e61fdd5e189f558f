import type { AppRouter } from '@confab/api';
import { createConfabClient } from '@confab/client';
import { QueryClient } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { failureOf } from './failure';
import { outboxInIndexedDb } from './outbox-storage';

/** What a browser still sends for a page that is gone is limited. */
const LAST_WORDS = 32_768;

/** What is sent while the page is being left goes on without it. */
const fetchOverTheEnd: typeof fetch = (input, init) => {
  const isShort = typeof init?.body === 'string' && init.body.length < LAST_WORDS;
  const isLeaving = document.visibilityState === 'hidden';
  return fetch(input, isShort && isLeaving ? { ...init, keepalive: true } : init);
};

/** The one connection of this page to the server. */
export const confab = createConfabClient({
  client: 'web',
  outboxStorage: outboxInIndexedDb,
  fetch: fetchOverTheEnd,
});

const PASSING = new Set(['NETWORK', 'SERVICE_UNAVAILABLE', 'TOO_MANY_REQUESTS']);

/** What was read from the server. The feed keeps it true, so nothing is read again for its age alone. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && PASSING.has(failureOf(error).code),
      retryDelay: (failures) => Math.min(4_000, 500 * 2 ** failures),
    },
    mutations: { networkMode: 'always' },
  },
});

/** Every procedure of the API as options for queries and mutations. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: confab.api, queryClient });
