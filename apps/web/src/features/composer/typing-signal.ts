import { TIMES } from '@confab/shared';

interface TypingSignalOptions {
  /** Tells the others; failures do not matter. */
  send: (isTyping: boolean) => void;
  now?: () => number;
}

/** Tells the others that somebody types here: at most once each three seconds, and "no more" after three of silence. */
export class TypingSignal {
  readonly #send: (isTyping: boolean) => void;
  readonly #now: () => number;
  #lastSent = Number.NEGATIVE_INFINITY;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor({ send, now = Date.now }: TypingSignalOptions) {
    this.#send = send;
    this.#now = now;
  }

  /** A key was pressed that changed the text. */
  typed(): void {
    const now = this.#now();
    if (now - this.#lastSent >= TIMES.typingInterval) {
      this.#lastSent = now;
      this.#send(true);
    }
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.stop(), TIMES.typingInterval);
  }

  /** Nothing more is typed: the room is left, the text emptied, or time went by. */
  stop(): void {
    const wasTyping = this.#idle !== undefined;
    this.sent();
    if (wasTyping) this.#send(false);
  }

  /** The message went out, which itself says that the typing is over. */
  sent(): void {
    clearTimeout(this.#idle);
    this.#idle = undefined;
    this.#lastSent = Number.NEGATIVE_INFINITY;
  }
}
