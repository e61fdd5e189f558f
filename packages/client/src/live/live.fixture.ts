import type { createTestApp, Person } from '@confab/api/testing';
import { type ConfabClient, createConfabClient, type Readable } from '../index.js';
import type { ConfabClientOptions } from '../options.js';

export type TestApp = Awaited<ReturnType<typeof createTestApp>>;

/** Resolves with the first value that passes, of those that there is and that come. */
export function until<Value, Found extends Value>(
  readable: Readable<Value>,
  isIt: (value: Value) => value is Found,
): Promise<Found>;
export function until<Value>(readable: Readable<Value>, isIt: (value: Value) => boolean): Promise<Value>;
export function until<Value>(readable: Readable<Value>, isIt: (value: Value) => boolean): Promise<Value> {
  return new Promise((resolve) => {
    const stops: (() => void)[] = [];
    const look = (value: Value) => {
      if (!isIt(value)) return;
      for (const stop of stops) stop();
      resolve(value);
    };
    stops.push(readable.subscribe(look));
    look(readable.get());
  });
}

/** Waits until it is so; asks every 20 ms. */
export async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A client in which a person of the test is signed in. */
export async function clientOf(person: Person, options: ConfabClientOptions): Promise<ConfabClient> {
  const client = createConfabClient(options);
  await client.login({ login: person.user.username, password: person.password });
  return client;
}

/** A `fetch` that counts its requests by procedure. */
export function countingFetch(): { fetch: typeof globalThis.fetch; count: (procedure: string) => number } {
  const paths: string[] = [];
  return {
    fetch: (input, init) => {
      paths.push(...new URL(String(input)).pathname.replace('/trpc/', '').split(','));
      return fetch(input, init);
    },
    count: (procedure) => paths.filter((path) => path === procedure).length,
  };
}
