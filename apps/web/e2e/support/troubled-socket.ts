import type { Page } from '@playwright/test';

/** The socket of a page, on which things go wrong when they are told to. */
export class TroubledSocket {
  /** Whether what is sent to rooms is refused, as by a server that forbids it. */
  refusesMessages = false;
  readonly #cuts = new Set<() => void>();
  #isCut = false;

  /** Must be called before the page is opened. */
  static async of(page: Page): Promise<TroubledSocket> {
    const trouble = new TroubledSocket();
    await page.routeWebSocket(/\/trpc/, (socket) => {
      const cut = () => void socket.close();
      if (trouble.#isCut) return cut();
      trouble.#cuts.add(cut);
      const server = socket.connectToServer();
      socket.onMessage((data) => {
        const refused = trouble.#refused(data);
        if (refused === null) server.send(data);
        else socket.send(refused);
      });
    });
    return trouble;
  }

  /** Ends the connection, and every other that is tried. */
  cut(): void {
    this.#isCut = true;
    for (const cut of this.#cuts) cut();
    this.#cuts.clear();
  }

  /** Lets connections through again. */
  mend(): void {
    this.#isCut = false;
  }

  #refused(data: string | Buffer): string | null {
    const call = this.refusesMessages && typeof data === 'string' ? /"id":(\d+).*"messages\.send"/.exec(data) : null;
    if (!call) return null;
    const about = { code: 'FORBIDDEN', httpStatus: 403 };
    const error = { message: 'You are not allowed to do this', code: -32003, data: about };
    return JSON.stringify({ id: Number(call[1]), error: { json: error } });
  }
}
