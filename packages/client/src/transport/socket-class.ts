/** What a class of sockets needs to have; the browser's `WebSocket` and that of `ws` do. */
export interface SocketClass {
  new (url: string): { readonly readyState: number; close(code?: number, reason?: string): void };
  readonly OPEN: number;
}

function isWebSocket(value: unknown): value is typeof WebSocket {
  return typeof value === 'function' && 'CONNECTING' in value && 'OPEN' in value && 'CLOSED' in value;
}

const CONNECT_MS = 15_000;
const CLOSE_MS = 2_000;

/**
 * The class with two limits that the standard lacks: to open within 15 s, and to be closed 2 s after `close` was
 * called, even if the other side is gone and never answers. Without them a dead network is noticed a minute late.
 */
export function boundedSocketClass(base: SocketClass): typeof WebSocket {
  if (!isWebSocket(base)) throw new TypeError('WebSocket is not a class of sockets');
  return class extends base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      const connecting = setTimeout(() => this.close(), CONNECT_MS);
      let isDecided = false;
      const decide = () => {
        isDecided = true;
        clearTimeout(connecting);
      };
      this.addEventListener('open', decide);
      this.addEventListener('error', decide);
      this.addEventListener('close', () => {
        clearTimeout(connecting);
        // tRPC waits for one of the two.
        if (!isDecided) this.#say(new Event('error'));
      });
    }

    override close(code?: number, reason?: string): void {
      super.close(code, reason);
      const closing = setTimeout(() => this.#abandon(), CLOSE_MS);
      this.addEventListener('close', () => clearTimeout(closing));
    }

    #abandon(): void {
      if ('terminate' in this && typeof this.terminate === 'function') this.terminate();
      else this.#say(Object.assign(new Event('close'), { code: 1006 }));
    }

    /** The class of `ws` has no `dispatchEvent`; it tells of every error and end by itself. */
    #say(event: Event): void {
      if ('dispatchEvent' in this) this.dispatchEvent(event);
    }
  };
}
