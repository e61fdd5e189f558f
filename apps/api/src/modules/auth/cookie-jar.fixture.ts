import type { HttpExchange } from '../../platform/trpc.js';

interface Cookie {
  value: string;
  path: string;
  expires: Date;
}

/** What a browser keeps between its calls. */
export class CookieJar implements HttpExchange {
  readonly #cookies = new Map<string, Cookie>();

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)?.value;
  }

  setCookie(name: string, value: string, options: { path: string; expires: Date }): void {
    this.#cookies.set(name, { value, ...options });
  }

  clearCookie(name: string, { path }: { path: string }): void {
    if (this.#cookies.get(name)?.path === path) this.#cookies.delete(name);
  }

  expiryOf(name: string): Date | undefined {
    return this.#cookies.get(name)?.expires;
  }

  /** The cookies there are, with the paths they are sent to. */
  paths(): Record<string, string> {
    return Object.fromEntries([...this.#cookies].map(([name, { path }]) => [name, path]));
  }

  /** The same cookies once more, as a second tab would send them. */
  copy(): CookieJar {
    const jar = new CookieJar();
    for (const [name, { value, ...options }] of this.#cookies) jar.setCookie(name, value, options);
    return jar;
  }
}
