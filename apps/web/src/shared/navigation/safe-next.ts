/** Where to go after signing in: a path of this very site, or nothing. */
export function safeNext(next: unknown, origin: string = window.location.origin): string | undefined {
  if (typeof next !== 'string' || !next.startsWith('/')) return undefined;
  try {
    const url = new URL(next, origin);
    // A browser reads `//host`, `/\host` and the like as another site. What it would read in any other way than it is
    // written (a control character left out, a backslash turned round) is not one of our own addresses either.
    const path = url.pathname + url.search + url.hash;
    return url.origin === origin && path === next ? path : undefined;
  } catch {
    return undefined;
  }
}
