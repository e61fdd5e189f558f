import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchContext } from '../harness/context.js';

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

/** A process that answers questions, ended with the row by its id. */
export class Child {
  #asked = 0;
  readonly #open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  readonly #process: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#process = child;
    child.on('message', (answer: Answer) => {
      const waiting = this.#open.get(answer.id);
      this.#open.delete(answer.id);
      if (answer.error === undefined) waiting?.resolve(answer.value);
      else waiting?.reject(new Error(answer.error));
    });
    child.on('exit', (code) => {
      for (const { reject } of this.#open.values()) reject(new Error(`A process ended with ${code}`));
    });
  }

  static start(context: BenchContext, module: string): Child {
    const file = fileURLToPath(new URL(module, import.meta.url));
    const child = fork(file, [], { execArgv: ['--expose-gc', '--conditions=source', '--import', 'tsx'] });
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    context.defer(() => {
      process.off('exit', kill);
      kill();
    });
    return new Child(child);
  }

  /** Asks the process to do something; resolves with its answer. */
  ask<Value>(name: string, value: unknown = null): Promise<Value> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise<Value>((resolve, reject) => {
      this.#open.set(id, { resolve: (answer) => resolve(answer as Value), reject });
      this.#process.send({ id, name, value });
    });
  }

  end(): void {
    this.#process.kill('SIGKILL');
  }
}

/** Answers the questions of the process that started this one. */
export function answer(handlers: Record<string, (value: never) => unknown>): void {
  process.on('message', async ({ id, name, value }: { id: number; name: string; value: never }) => {
    try {
      process.send?.({ id, value: await handlers[name]?.(value) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.on('disconnect', () => process.exit());
}
