import { setTimeout as sleep } from 'node:timers/promises';

/** Why the process ends: it was asked to, or something it cannot do without has failed. */
export type StopReason = NodeJS.Signals | 'failure';

type StopStep = (reason: StopReason) => Promise<void> | void;

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** How long everything but the last steps may take together. */
const PATIENCE = 9_000;

/** One Ctrl-C reaches the server several times, from the terminal and from what started it: these count as one. */
const SAME_SIGNAL = 700;

/**
 * The life of the process: what was opened is closed in the opposite order, whether a signal, a failure or an error
 * of the start ends it. A second signal ends it at once.
 */
export class Lifecycle {
  readonly #steps: StopStep[] = [];
  readonly #lastSteps: StopStep[] = [];
  readonly #lastWishes: (() => void)[] = [];
  readonly #abort = new AbortController();
  readonly #report: (error: unknown) => void;
  #reason: StopReason | null = null;
  #askedAt = 0;
  #starting = true;
  #stopping = false;

  /** `report` tells a person of an error that ends the process. */
  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /** Aborted when the process has been asked to end. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Runs `start`, and ends everything that it had opened if it fails or the process is asked to end meanwhile. */
  async run(start: () => Promise<void>): Promise<void> {
    for (const name of SIGNALS) process.on(name, () => this.#onSignal(name));
    process.on('uncaughtException', (error) => this.fail(error));
    try {
      await start();
      this.#starting = false;
      if (this.#reason) await this.#stop(this.#reason);
    } catch (error) {
      this.#starting = false;
      if (this.#reason === null) this.#report(error);
      await this.#stop(this.#reason ?? 'failure');
    }
  }

  /** Adds what has to be ended; steps run in the opposite order. Not for a start that is to go no further: then it throws. */
  onStop(step: StopStep): void {
    this.#steps.push(step);
    this.signal.throwIfAborted();
  }

  /** Adds what is ended after everything else, and waited for however long it takes. */
  onEnd(step: StopStep): void {
    this.#lastSteps.push(step);
    this.signal.throwIfAborted();
  }

  /** Adds what is done even when the process ends at once; it cannot wait for anything. */
  onKill(wish: () => void): void {
    this.#lastWishes.push(wish);
  }

  /** Ends the process because of an error while it was running. */
  fail(error: unknown): void {
    this.#report(error);
    void this.#end('failure');
  }

  #onSignal(name: NodeJS.Signals): void {
    const now = performance.now();
    if (this.#reason === null) {
      this.#askedAt = now;
      void this.#end(name);
    } else if (now - this.#askedAt > SAME_SIGNAL) {
      for (const wish of this.#lastWishes) wish();
      process.exit(130);
    }
  }

  async #end(reason: StopReason): Promise<void> {
    if (this.#reason !== null) return;
    this.#reason = reason;
    this.#abort.abort(new Error('The process is ending'));
    // A start under way sees the signal, ends what it has half begun, and comes back to `run`.
    if (!this.#starting) await this.#stop(reason);
  }

  async #stop(reason: StopReason): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    const tooLate = sleep(PATIENCE, undefined, { ref: false });
    let failed = reason === 'failure';
    const end = async (step: StopStep) => {
      try {
        await step(reason);
      } catch (error) {
        failed = true;
        this.#report(error);
      }
    };
    for (const step of this.#steps.reverse()) await Promise.race([end(step), tooLate]);
    for (const step of this.#lastSteps.reverse()) await end(step);
    process.exit(failed ? 1 : 0);
  }
}
