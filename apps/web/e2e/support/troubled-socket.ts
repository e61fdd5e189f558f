import type { Page } from '@playwright/test';

/** One message of tRPC to the server. */
interface Call {
  id: number | null;
  params?: { path: string };
}

function refusalOf(id: Call['id']): string {
  const about = { code: 'FORBIDDEN', httpStatus: 403 };
  return JSON.stringify({
    id,
    error: { json: { message: 'You are not allowed to do this', code: -32003, data: about } },
  });
}

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
        const { refused, others } = trouble.#sorted(data);
        for (const { id } of refused) socket.send(refusalOf(id));
        if (others !== null) server.send(others);
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

  /** A frame holds one call or a list of them; what is in it besides messages goes on. */
  #sorted(data: string | Buffer): { refused: readonly Call[]; others: string | Buffer | null } {
    if (!this.refusesMessages || typeof data !== 'string' || !data.includes('"messages.send"')) {
      return { refused: [], others: data };
    }
    const calls: Call[] = [JSON.parse(data)].flat();
    const isMessage = (call: Call) => call.params?.path === 'messages.send';
    const others = calls.filter((call) => !isMessage(call));
    return { refused: calls.filter(isMessage), others: others.length > 0 ? JSON.stringify(others) : null };
  }
}
