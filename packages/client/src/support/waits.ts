/** Waits that can be cut short together: when the network is back there is nothing left to wait for. */
export class Waits {
  readonly #pending = new Set<() => void>();

  /** Resolves after so many milliseconds, or at the next `skip`. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#pending.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#pending.add(done);
    });
  }

  /** Ends every wait now. */
  skip(): void {
    for (const done of [...this.#pending]) done();
  }
}
