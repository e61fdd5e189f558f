import type { RedisConfig } from '../config/index.js';
import { type EventBus, eventsMissed } from '../event-bus.js';
import type { Logger } from '../logger.js';
import { LivingNodes } from './living-nodes.js';
import { PeerCalls } from './peer-calls.js';
import { RedisBus } from './redis-bus.js';
import { RedisLink } from './redis-link.js';

export type { Patience, PeerCalls } from './peer-calls.js';
export { RedisLink } from './redis-link.js';
export { RedisScript } from './redis-script.js';
export { ownerOf } from './shards.js';

/** While other nodes are not heard, this often one looks what they have done. */
const LOOK_MS = 2_000;
/** So long a start waits for Redis. */
const START_MS = 1_000;

/** What a node has with the others. */
export interface RedisServices {
  link: RedisLink;
  peers: PeerCalls;
  nodes: LivingNodes;
  close(): Promise<void>;
}

/** Connects the bus to the other nodes. The server starts and serves whether Redis is there or not. */
export async function connectRedis(
  config: RedisConfig,
  { bus, logger }: { bus: EventBus; logger: Logger },
): Promise<RedisServices> {
  const link = new RedisLink({ config, logger });
  const missed = (isBack: boolean) => void bus.publish(eventsMissed, { isBack });
  const back = atMostEvery(LOOK_MS, () => missed(true));
  const peers = new PeerCalls({ link, logger });
  const remote = new RedisBus({
    link,
    logger,
    onFlush: () => peers.flush(),
    receive: (name, about, read) => void bus.receive(name, about, read),
    onMissed: back.call,
  });
  bus.connect(remote);
  const nodes = new LivingNodes(link);
  link.listen({ onUp: back.call, onDown: () => missed(false) });
  const timer = setInterval(() => {
    if (!link.isUp) missed(false);
  }, LOOK_MS).unref();
  if (!(await link.waitUntilUp(START_MS))) logger.warn('Redis does not answer: serving without it until it does');
  return {
    link,
    peers,
    nodes,
    close: async () => {
      clearInterval(timer);
      back.stop();
      await nodes.close();
      peers.close();
      await remote.close();
      link.close();
    },
  };
}

/** Calls `work` at once, and then not again before `milliseconds` are over, but once more if it was asked for meanwhile. */
function atMostEvery(milliseconds: number, work: () => void): { call: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;
  const call = () => {
    isWanted = timer !== undefined;
    if (isWanted) return;
    work();
    timer = setTimeout(() => {
      timer = undefined;
      if (isWanted) call();
    }, milliseconds).unref();
  };
  return { call, stop: () => clearTimeout(timer) };
}
