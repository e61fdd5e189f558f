import { Child } from '../harness/child.js';
import type { Row } from '../harness/row.js';
import type { ServerHandlers } from '../transport/server.child.js';
import type { LoadFigures, PeopleHandlers } from './people.child.js';

const STEPS = [50, 100, 200, 400, 600, 800, 1_000];
const STEP_MS = 10_000;
const MOST = { mean: 100, p99: 2_000 };
/** A person may have ten sockets; each stands for somebody here. */
const SOCKETS_PER_ACCOUNT = 10;
const ROOMS = 40;

const loadMix: Row = {
  id: 'load-mix',
  title: 'People who switch rooms, scroll, count and post, before the mean is above 100 ms or the p99 above 2 s',
  goal: { text: 'as many as can be', comparator: '>=', value: 1, of: 'ours' },
  fullOnly: true,
  async measure(context) {
    const server = Child.start<ServerHandlers>(context, new URL('../transport/server.child.ts', import.meta.url));
    const people = Child.start<PeopleHandlers>(context, new URL('./people.child.ts', import.meta.url));
    const accounts = (STEPS.at(-1) ?? 0) / SOCKETS_PER_ACCOUNT;
    const mongodbUri = await context.database();
    const served = await server.ask('start', { mongodbUri, people: accounts, rooms: ROOMS });
    let reached = 0;
    let last: LoadFigures | null = null;
    for (const count of STEPS) {
      await people.ask('come', { ...served, count });
      last = await people.ask('live', STEP_MS);
      context.say(`load-mix: ${count} people, ${describe(last)}`);
      if (last.mean > MOST.mean || last.p99 > MOST.p99 || last.failures > 0) break;
      reached = count;
    }
    const note = `One server, the people and MongoDB on the same cores; ${ROOMS} rooms with everybody in them; each posts once a minute; the last step: ${last ? describe(last) : ''}`;
    return { ours: reached, baseline: null, unit: 'people', note };
  },
};

function describe({ actions, failures, mean, p99 }: LoadFigures): string {
  return `${actions} actions, ${failures} failed, mean ${mean.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`;
}

/** What many people do together. */
export const loadRows: Row[] = [loadMix];
