import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** Where letters are taken; the server must be told to hand them in here. */
export const MAIL_PORT = Number(process.env.E2E_PORT ?? 3499) + 2;

/** Undoes "quoted-printable", in which letters travel. */
function readable(letter: string): string {
  return letter
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A mail server that takes every letter and keeps it. */
export class Inbox {
  readonly letters: string[] = [];
  readonly #server: Server = createServer((socket) => this.#converse(socket));
  readonly #sockets = new Set<Socket>();

  async start(): Promise<void> {
    this.#server.listen(MAIL_PORT, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** The link for a new password in the letter that came first. */
  resetLink(): URL {
    return new URL(/\S+\/reset-password#token=\S+/u.exec(this.letters[0] ?? '')?.[0] ?? '');
  }

  #converse(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    let waiting = '';
    let isLetter = false;
    socket.write('220 inbox\r\n');
    socket.on('data', (bytes) => {
      waiting += bytes.toString('latin1');
      for (;;) {
        const mark = isLetter ? '\r\n.\r\n' : '\r\n';
        const end = waiting.indexOf(mark);
        if (end < 0) return;
        const said = waiting.slice(0, end);
        waiting = waiting.slice(end + mark.length);
        if (isLetter) this.letters.push(readable(said));
        const asksForLetter = !isLetter && said.toUpperCase() === 'DATA';
        const leaves = !isLetter && said.toUpperCase() === 'QUIT';
        isLetter = asksForLetter;
        socket.write(asksForLetter ? '354 go on\r\n' : leaves ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  }
}
