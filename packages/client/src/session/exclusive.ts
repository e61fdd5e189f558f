/**
 * Runs one task at a time across all tabs of an origin, where the browser can (it needs a secure context): tabs share
 * the refresh cookie, and a token refreshed by two of them at once could look stolen.
 */
export function exclusive<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  return locks ? locks.request(name, task) : task();
}
