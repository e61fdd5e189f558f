/** The end of a delivery, and the waiting for it or for whatever else somebody is woken for. */
export class Ending {
  #ended: { error?: Error } | null = null;
  #wake: (() => void) | null = null;

  get isOver(): boolean {
    return this.#ended !== null;
  }

  /** Only the first end counts. */
  end(error?: Error): void {
    this.#ended ??= { ...(error && { error }) };
    this.wake();
  }

  wake(): void {
    this.#wake?.();
  }

  /** Throws what the delivery was ended with, if it was an error. */
  result(): void {
    if (this.#ended?.error) throw this.#ended.error;
  }

  /** Resolves at the next waking, or when `signal` aborts. */
  woken(signal: AbortSignal | undefined): Promise<void> {
    return new Promise<void>((resolve) => {
      const wake = () => {
        this.#wake = null;
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake = wake;
      signal?.addEventListener('abort', wake, { once: true });
    });
  }
}
