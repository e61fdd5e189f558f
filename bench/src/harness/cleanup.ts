type Step = () => unknown;

/** What has to be ended, the last first; once, however often it is asked for. */
export class Cleanup {
  #steps: Step[] = [];

  /** Returns what ends this one alone, before the others. */
  add(step: Step): () => Promise<void> {
    let isDone = false;
    const once = async () => {
      if (isDone) return;
      isDone = true;
      await step();
    };
    this.#steps.push(once);
    return once;
  }

  /** Every step is tried, whatever the others do; the first failure is thrown afterwards. */
  async run(): Promise<void> {
    const steps = this.#steps.reverse();
    this.#steps = [];
    const failures: unknown[] = [];
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
