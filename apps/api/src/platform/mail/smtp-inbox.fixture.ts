import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** A letter as it arrived. */
export interface Letter {
  from: string;
  to: string;
  subject: string;
  text: string;
}

/** A mail server that takes everything, or nothing, and keeps it: the outside world of tests. */
export class SmtpInbox implements AsyncDisposable {
  readonly letters: Letter[] = [];
  /** Whether everybody is told that their letter is not wanted. */
  refuses = false;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => this.#converse(socket));
  }

  static async start(): Promise<SmtpInbox> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new SmtpInbox(server);
  }

  get url(): string {
    const address = this.#server.address();
    return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #converse(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.write('220 inbox\r\n');
    let waiting = '';
    let inLetter = false;
    socket.on('data', (chunk) => {
      waiting += chunk.toString('latin1');
      for (;;) {
        const end = waiting.indexOf(inLetter ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = waiting.slice(0, end);
        waiting = waiting.slice(end + (inLetter ? 5 : 2));
        if (inLetter) this.letters.push(readLetter(part));
        socket.write(inLetter ? '250 taken\r\n' : this.#answer(part));
        inLetter = !inLetter && part.toUpperCase() === 'DATA';
      }
    });
  }

  #answer(command: string): string {
    const verb = command.slice(0, 4).toUpperCase();
    if (verb === 'RCPT' && this.refuses) return '550 not wanted\r\n';
    if (verb === 'DATA') return '354 go on\r\n';
    return verb === 'QUIT' ? '221 bye\r\n' : '250 fine\r\n';
  }
}

function readLetter(raw: string): Letter {
  const end = raw.indexOf('\r\n\r\n');
  const headers = new Map(
    raw
      .slice(0, end)
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line): [string, string] => [line.split(':', 1)[0]?.toLowerCase() ?? '', line.replace(/^[^:]*:\s*/, '')]),
  );
  const body = raw.slice(end + 4);
  const quoted = headers.get('content-transfer-encoding') === 'quoted-printable';
  return {
    from: headers.get('from') ?? '',
    to: headers.get('to') ?? '',
    subject: headers.get('subject') ?? '',
    text: quoted ? unquote(body) : body,
  };
}

function unquote(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
