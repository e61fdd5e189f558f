import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '../harness/child.js';
import { mean, quantile } from '../harness/statistics.js';
import type { Served } from '../transport/server.child.js';
import { SimulatedPerson } from './person.js';

/** A person does the next thing after so long, on average: one post in a minute, and all that goes with it. */
const PAUSE_MS = 5_600;
const OPENED_AT_ONCE = 25;

const people: SimulatedPerson[] = [];

export interface LoadFigures {
  actions: number;
  failures: number;
  mean: number;
  p99: number;
}

const handlers = serve({
  /** Has more people come, until there are `count`. */
  async come({ url, roomIds, tokens, count }: Served & { count: number }): Promise<void> {
    while (people.length < count) {
      const length = Math.min(OPENED_AT_ONCE, count - people.length);
      const more = Array.from({ length }, (_, at) => {
        const seed = people.length + at;
        return new SimulatedPerson({ url, roomIds, accessToken: tokens[seed % tokens.length] ?? '', seed });
      });
      await Promise.all(more.map(({ opened }) => opened));
      people.push(...more);
    }
  },
  /** Lets everybody do what people do for a time. */
  async live(milliseconds: number): Promise<LoadFigures> {
    const latencies: number[] = [];
    let failures = 0;
    const end = performance.now() + milliseconds;
    const live = async (person: SimulatedPerson) => {
      await sleep(Math.random() * PAUSE_MS);
      while (performance.now() < end) {
        const before = performance.now();
        await person.act().catch(() => {
          failures += 1;
        });
        const took = performance.now() - before;
        latencies.push(took);
        await sleep(Math.max(0, PAUSE_MS * (0.5 + Math.random()) - took));
      }
    };
    await Promise.all(people.map(live));
    return { actions: latencies.length, failures, mean: mean(latencies), p99: quantile(latencies, 0.99) };
  },
});
export type PeopleHandlers = typeof handlers;
