import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchContext } from './context.js';

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

type Handlers = Record<string, (input: never) => unknown>;
type InputOf<Handler> = Handler extends (input: infer Input) => unknown ? Input : never;
type AnswerOf<Handler> = Handler extends (input: never) => infer Value ? Awaited<Value> : never;

/** A process that answers what it is asked, ended by its id with the row or with this process. */
export class Child<Served extends Handlers> {
  readonly #process: ChildProcess;
  readonly #open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  readonly #end: () => Promise<void>;
  #asked = 0;

  private constructor(child: ChildProcess, context: BenchContext) {
    this.#process = child;
    const kill = () => void child.kill('SIGKILL');
    process.once('exit', kill);
    this.#end = context.defer(() => {
      process.off('exit', kill);
      kill();
    });
    child.on('message', (answer: Answer) => {
      const waiting = this.#open.get(answer.id);
      this.#open.delete(answer.id);
      if (answer.error === undefined) waiting?.resolve(answer.value);
      else waiting?.reject(new Error(answer.error));
    });
    child.on('exit', (code, signal) => {
      for (const { reject } of this.#open.values()) reject(new Error(`A process ended with ${signal ?? code}`));
      this.#open.clear();
    });
  }

  /** Starts the module at `url`, which calls `serve` with handlers of this type. */
  static start<Served extends Handlers>(context: BenchContext, url: URL): Child<Served> {
    return new Child(fork(fileURLToPath(url), { serialization: 'advanced' }), context);
  }

  ask<Name extends keyof Served & string>(name: Name, input: InputOf<Served[Name]>): Promise<AnswerOf<Served[Name]>> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      // What comes back is what the handler of that name returned, copied.
      this.#open.set(id, { resolve: (value) => resolve(value as AnswerOf<Served[Name]>), reject });
      this.#process.send({ id, name, input });
    });
  }

  end(): Promise<void> {
    return this.#end();
  }
}

/** Answers the process that started this one, and ends with it. */
export function serve<Served extends Handlers>(handlers: Served): Served {
  const answer = async ({ id, name, input }: { id: number; name: string; input: never }) => {
    try {
      process.send?.({ id, value: await handlers[name]?.(input) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  process.on('message', (question: { id: number; name: string; input: never }) => void answer(question));
  process.on('disconnect', () => process.exit());
  // ^C reaches all processes of a terminal; the one that started this one ends it when it is done.
  process.on('SIGINT', () => {});
  return handlers;
}
