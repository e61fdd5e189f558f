import { setTimeout as sleep } from 'node:timers/promises';
import { connectRedis, createLogger, defineSharedEvent, EventBus, parseConfig } from '@confab/api/bench';
import { serve } from '../harness/child.js';
import { quantile } from '../harness/statistics.js';

const PLACES = 2_000;

/** Milliseconds of a clock that all processes of the machine share. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

interface Hop extends Record<string, unknown> {
  place: string;
  at: number;
  filling: string;
}

const hopped = defineSharedEvent<Hop>('bench.hopped', ({ place }) => place);
/** About 400 bytes in all, like a message. */
const filling = 'x'.repeat(300);

const logger = createLogger({ level: 'error', pretty: false });
const bus = new EventBus(logger);
let latencies: number[] = [];
bus.subscribeEverywhere(hopped, ({ at }) => {
  latencies.push(now() - at);
});

const handlers = serve({
  async connect(redisUrl: string): Promise<void> {
    const { redis } = parseConfig({ REDIS_URL: redisUrl }, { directory: '/nonexistent' });
    if (!redis) throw new Error('There is no Redis');
    const services = await connectRedis(redis, { bus, logger });
    if (!services.link.isUp) throw new Error('Redis does not answer');
  },
  /** Says something at a fixed rate; returns how often it was said. */
  async publish({ perSecond, milliseconds }: { perSecond: number; milliseconds: number }): Promise<number> {
    const start = performance.now();
    let said = 0;
    for (let elapsed = 0; elapsed < milliseconds; elapsed = performance.now() - start) {
      for (; said < (elapsed * perSecond) / 1_000; said += 1) {
        void bus.publish(hopped, { place: `${said % PLACES}`, at: now(), filling });
      }
      await sleep(1);
    }
    return said;
  },
  async listen(): Promise<void> {
    latencies = [];
  },
  /** How long what came took on its way, in milliseconds. */
  heard: async () => ({
    count: latencies.length,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  }),
});
export type BusHandlers = typeof handlers;
