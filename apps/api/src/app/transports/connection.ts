import type { Socket } from 'node:net';
import { CLOSE_CODES, TIMES } from '@confab/shared';
import type { WebSocket } from 'ws';
import type { Clock } from '../../platform/clock.js';
import type { Caller, SocketConnection } from '../../platform/trpc.js';

/** How long a client may take to answer that it is closed, before its socket is cut. */
const CLOSE_PATIENCE = 2_000;

/** More than this waiting to be sent means that the client has stopped reading. */
const OUT_BUFFER_BYTES = 1024 * 1024;
/** With more than this waiting, what passes by anyway (typing, presence) is left out. */
const BEHIND_BYTES = 256 * 1024;
/** So long nothing may leave the buffer while something is in it. */
const STALLED_MS = 10_000;

interface ConnectionOptions {
  /** What the socket's frames go through. */
  stream: Socket;
  clock: Clock;
  /** Whether subscriptions may write to the stream by themselves. */
  isBindable: boolean;
  /** Called when it is closed because its client does not read. */
  onTooSlow: () => void;
}

/** One socket: whose it is, what runs on it, and when it has to end. */
export class Connection implements SocketConnection {
  calls = 0;
  subscriptions = 0;
  /** Null until the client has signed in. */
  caller: Caller | null = null;
  readonly isBindable: boolean;
  readonly #socket: WebSocket;
  readonly #stream: Socket;
  readonly #onTooSlow: () => void;
  readonly #clock: Clock;
  /** When the client last sent anything at all, in milliseconds. */
  #lastSignAt: number;
  /** How many bytes waited to be sent at the last look, and since when they have not become less. */
  #waiting = 0;
  #waitingSince = 0;
  /** In milliseconds; before the sign-in the end of the patience for it. */
  #endsAt: number;

  constructor(socket: WebSocket, { stream, clock, isBindable, onTooSlow }: ConnectionOptions) {
    this.#socket = socket;
    this.#stream = stream;
    this.#onTooSlow = onTooSlow;
    this.#clock = clock;
    this.isBindable = isBindable;
    this.#lastSignAt = clock.now().getTime();
    this.#endsAt = this.#lastSignAt + TIMES.socketSignIn;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  get lastSignAt(): Date {
    return new Date(this.#lastSignAt);
  }

  get isBehind(): boolean {
    return this.#stream.writableLength > BEHIND_BYTES;
  }

  extend(until: Date): void {
    this.#endsAt = until.getTime() + TIMES.clockSkew;
  }

  /** Sends a text that the client's tRPC understands as it is. */
  send(text: string): void {
    if (this.isOpen) this.#socket.send(text);
  }

  /** It goes by `ws` to the stream below: nothing is compressed, so `ws` keeps nothing back that should go before. */
  write(frame: Buffer): void {
    if (!this.isOpen) return;
    if (this.#stream.writableLength > OUT_BUFFER_BYTES) this.#cutOff();
    else this.#stream.write(frame);
  }

  /** Notes that the client has sent something. */
  hear(): void {
    this.#lastSignAt = this.#clock.now().getTime();
  }

  /** Closes what has run out of time, and what does not read any more. */
  check(): void {
    if (this.#socket.bufferedAmount > OUT_BUFFER_BYTES || this.#isStalled()) {
      this.#cutOff();
    } else if (this.#clock.now().getTime() >= this.#endsAt) {
      if (this.caller) this.close(CLOSE_CODES.session, 'The session was not extended');
      else this.close(CLOSE_CODES.noSignIn, 'No sign-in');
    }
  }

  #cutOff(): void {
    if (!this.isOpen) return;
    this.#onTooSlow();
    this.close(CLOSE_CODES.policy, 'Too slow');
  }

  #isStalled(): boolean {
    const bytes = this.#socket.bufferedAmount;
    const now = this.#clock.now().getTime();
    if (bytes === 0 || bytes < this.#waiting || this.#waiting === 0) this.#waitingSince = now;
    this.#waiting = bytes;
    return bytes > 0 && now - this.#waitingSince > STALLED_MS;
  }

  /** Ends the socket. Whatever still arrives on it is not heard any more. */
  close(code: number, reason: string): void {
    if (!this.isOpen) return;
    this.#socket.removeAllListeners('message');
    this.#socket.close(code, reason);
    const cut = setTimeout(() => this.#socket.terminate(), CLOSE_PATIENCE).unref();
    this.#socket.once('close', () => clearTimeout(cut));
  }
}
