import { setTimeout as wait } from 'node:timers/promises';
import { body } from './seed.js';
import type { WebWorld } from './world.js';

const TICK_MS = 20;

/** Writes into the room that is on screen, so many messages a second, until it is stopped or has written enough. */
export function stream({ writing, live }: WebWorld, perSecond: number, most = Number.POSITIVE_INFINITY) {
  const start = performance.now();
  let isStopped = false;
  let sent = 0;
  const open = new Set<Promise<unknown>>();

  async function run(): Promise<void> {
    while (!isStopped && sent < most) {
      const due = Math.min(most, ((performance.now() - start) / 1_000) * perSecond);
      for (; sent < due; sent += 1) {
        const call = writing.api.messages.send.mutate({ roomId: live.id, body: body(sent) });
        open.add(call);
        void call.finally(() => open.delete(call)).catch(() => undefined);
      }
      await wait(TICK_MS);
      // A server that does not keep up is waited for.
      if (open.size > perSecond) await Promise.race(open).catch(() => undefined);
    }
    await Promise.allSettled(open);
  }

  const done = run();
  return {
    done,
    sent: () => sent,
    stop: () => {
      isStopped = true;
      return done;
    },
  };
}
