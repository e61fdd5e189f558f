import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from '../harness/child.js';
import type { BenchContext } from '../harness/context.js';
import type { LoadHandlers } from './load.child.js';
import type { Door, Latencies, Pace, Served, Variant } from './protocol.js';
import type { ServerHandlers } from './server.child.js';

const OPENING_MS = 60_000;
/** What a server does once nobody comes any more, such as telling where rooms stand. */
const SETTLE_MS = 300;

interface StageOptions {
  variant: Variant;
  sockets: number;
  /** Only the bare server needs to be told how long messages are. */
  bytes?: number;
}

/** One server in a process of its own, and the sockets that listen to it in another. */
export class Stage {
  private constructor(
    readonly server: Child<ServerHandlers>,
    readonly load: Child<LoadHandlers>,
    readonly sockets: number,
    /** The room in which everybody is, on a server of ours. */
    readonly roomId: string,
  ) {}

  static async open(context: BenchContext, { variant, sockets, bytes = 0 }: StageOptions): Promise<Stage> {
    const server = Child.start<ServerHandlers>(context, new URL('./server.child.ts', import.meta.url));
    const load = Child.start<LoadHandlers>(context, new URL('./load.child.ts', import.meta.url));
    const mongodbUri = variant === 'ours' || variant === 'loop' ? await context.database() : '';
    const { roomId, ...door } = await server.ask('start', {
      variant,
      mongodbUri,
      sockets,
      bytes,
    });
    const stage = new Stage(server, load, sockets, roomId ?? '');
    await stage.#fill(door);
    return stage;
  }

  async #fill(door: Door): Promise<void> {
    await this.load.ask('open', door);
    const end = Date.now() + OPENING_MS;
    while ((await this.server.ask('listening', undefined)) < this.sockets) {
      if (Date.now() > end) throw new Error('Not all sockets could be opened');
      await sleep(50);
    }
    await sleep(SETTLE_MS);
  }

  publish(pace: Pace, milliseconds: number): Promise<Served> {
    return this.server.ask('publish', { pace, milliseconds });
  }

  /** Publishes at a fixed rate; how long it took until each socket had it. */
  async latencies(perSecond: number, milliseconds: number): Promise<Latencies> {
    await this.load.ask('watch', undefined);
    await this.publish({ perSecond }, milliseconds);
    return this.load.ask('latencies', undefined);
  }
}
