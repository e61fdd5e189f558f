function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/**
 * Passes a subscription through and calls `release` once, when it has ended in whichever way: the client stopped it or
 * left (the signal), it came to its own end, or whoever reads it gave up.
 */
export function holdSubscription(source: unknown, signal: AbortSignal | undefined, release: () => void): unknown {
  let open = true;
  const end = () => {
    if (open) release();
    open = false;
  };
  if (!isAsyncIterable(source)) {
    end();
    return source;
  }
  if (signal?.aborted) end();
  else signal?.addEventListener('abort', end, { once: true });
  return counted(source, end);
}

function counted(source: AsyncIterable<unknown>, end: () => void): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = source[Symbol.asyncIterator]();
      const passOn = (result: IteratorResult<unknown>) => {
        if (result.done) end();
        return result;
      };
      const fail = (error: unknown) => {
        end();
        throw error;
      };
      return {
        next: () => iterator.next().then(passOn, fail),
        return: async (value?: unknown) => {
          end();
          return (await iterator.return?.(value)) ?? { done: true, value };
        },
      };
    },
  };
}
