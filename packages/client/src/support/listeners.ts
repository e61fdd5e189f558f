/** Functions that hear of something. One that throws keeps neither the others from hearing nor the caller from going on. */
export class Listeners<Payload> {
  readonly #entries = new Set<(payload: Payload) => void>();

  add(listener: (payload: Payload) => void): () => void {
    // Wrapped, so that one function added twice is called twice.
    const entry = (payload: Payload) => listener(payload);
    this.#entries.add(entry);
    return () => {
      this.#entries.delete(entry);
    };
  }

  call(payload: Payload): void {
    for (const listener of [...this.#entries]) {
      try {
        listener(payload);
      } catch (error) {
        // Reported like any uncaught error, outside of what the caller is in the middle of.
        setTimeout(() => {
          throw error;
        });
      }
    }
  }
}
