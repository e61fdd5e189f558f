import type { AppRouter } from '@confab/api';
import { LIMITS } from '@confab/shared';
import { type HTTPLinkOptions, httpBatchLink, httpLink, type TRPCLink } from '@trpc/client';
import superjson from 'superjson';

/** How long to wait for an answer before the call counts as failed. */
export interface Patience {
  /** For its beginning. */
  readonly answerMs: number;
  /** For all of it. */
  readonly wholeMs: number;
}

/**
 * The server answers any call within ten seconds; a network that says nothing may take minutes to fail by itself. A slow
 * one may take longer for the rest of a long answer.
 */
const USUAL: Patience = { answerMs: 15_000, wholeMs: 90_000 };
/** Longer batches are split, well within what servers and proxies take. */
const URL_LENGTH = 2_000;

interface HttpOptions {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly token: () => string | null;
}

type LinkFetch = NonNullable<HTTPLinkOptions<AppRouter['_def']['_config']['$types']>['fetch']>;

function boundedFetch(
  fetch: typeof globalThis.fetch,
  credentials: RequestCredentials,
  { answerMs, wholeMs }: Patience = USUAL,
): LinkFetch {
  return async (url, options) => {
    const silent = new AbortController();
    const timer = setTimeout(() => silent.abort(new DOMException('No answer came', 'TimeoutError')), answerMs);
    const signals = [silent.signal, AbortSignal.timeout(wholeMs), ...(options?.signal ? [options.signal] : [])];
    try {
      return await fetch(url, { ...options, signal: AbortSignal.any(signals), credentials });
    } finally {
      clearTimeout(timer);
    }
  };
}

function headers({ token }: HttpOptions): () => Record<string, string> {
  return () => {
    const current = token();
    return current === null ? {} : { authorization: `Bearer ${current}` };
  };
}

/** For what sets cookies: one call a request, with credentials. */
export function authHttpLink(options: HttpOptions, patience?: Patience): TRPCLink<AppRouter> {
  const fetch = boundedFetch(options.fetch, 'include', patience);
  return httpLink({ url: options.url, fetch, headers: headers(options), transformer: superjson });
}

/** For everything else: the calls of a moment go in one request. */
export function batchHttpLink(options: HttpOptions): TRPCLink<AppRouter> {
  return httpBatchLink({
    url: options.url,
    fetch: boundedFetch(options.fetch, 'same-origin'),
    headers: headers(options),
    transformer: superjson,
    maxItems: LIMITS.callsPerBatch,
    maxURLLength: URL_LENGTH,
  });
}
