import { connect, type Socket } from 'node:net';

const HEADER_END = Buffer.from('\r\n\r\n');
const TEXT_FRAME = 0x81;
const PING_FRAME = 0x89;
const PONG_FRAME = 0x8a;
/** tRPC asks by texts of its own whether somebody is there, and closes who does not answer. */
const PING = Buffer.from('PING');

/** A WebSocket client that does next to nothing, so that thousands of them leave the processor to the server. */
export class RawSocket {
  readonly #socket: Socket;
  readonly #onPayload: (payload: Buffer) => void;
  #rest: Buffer | null = null;
  #isOpen = false;
  #opened: (() => void) | null = null;

  private constructor(port: number, onPayload: (payload: Buffer) => void) {
    this.#onPayload = onPayload;
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (data) => this.#take(data));
    this.#socket.on('error', () => undefined);
  }

  /** Opens a socket; resolves when the server has taken it. */
  static async open(port: number, path: string, onPayload: (payload: Buffer) => void): Promise<RawSocket> {
    const raw = new RawSocket(port, onPayload);
    const opened = new Promise<void>((resolve, reject) => {
      raw.#opened = resolve;
      raw.#socket.once('close', () => reject(new Error('The server closed the socket')));
    });
    raw.#socket.write(
      [
        `GET ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
        'Sec-WebSocket-Version: 13',
        '',
        '',
      ].join('\r\n'),
    );
    await opened;
    return raw;
  }

  send(text: string): void {
    this.#write(TEXT_FRAME, Buffer.from(text));
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Clients must mask; a mask of zeros leaves the bytes as they are. */
  #write(kind: number, payload: Buffer): void {
    const { length } = payload;
    const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
    this.#socket.write(Buffer.concat([Buffer.from([kind, ...size, 0, 0, 0, 0]), payload]));
  }

  #take(data: Buffer): void {
    let bytes = this.#rest ? Buffer.concat([this.#rest, data]) : data;
    this.#rest = null;
    if (!this.#isOpen) {
      const end = bytes.indexOf(HEADER_END);
      if (end < 0) {
        this.#rest = bytes;
        return;
      }
      this.#isOpen = true;
      this.#opened?.();
      bytes = bytes.subarray(end + HEADER_END.length);
    }
    this.#walk(bytes);
  }

  #walk(bytes: Buffer): void {
    let at = 0;
    while (bytes.length - at >= 2) {
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (bytes.length - at < head) break;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      if (bytes.length - at < head + length) break;
      const payload = bytes.subarray(at + head, at + head + length);
      if (bytes[at] === PING_FRAME) this.#write(PONG_FRAME, payload);
      else if (payload.equals(PING)) this.send('PONG');
      else this.#onPayload(payload);
      at += head + length;
    }
    if (at < bytes.length) this.#rest = Buffer.from(bytes.subarray(at));
  }
}
