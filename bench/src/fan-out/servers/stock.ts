import { EventEmitter, on, once } from 'node:events';
import type { FeedEvent } from '@confab/shared';
import { initTRPC } from '@trpc/server';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import superjson from 'superjson';
import { WebSocketServer } from 'ws';
import type { ServeOptions } from '../protocol.js';
import { sampleEvent } from './sample-event.js';
import type { FanOutServer } from './server.js';

/** tRPC as its documentation shows it: an async generator over an emitter, and superjson. */
export async function startStock({ sockets }: ServeOptions): Promise<FanOutServer> {
  const emitter = new EventEmitter().setMaxListeners(0);
  const t = initTRPC.create({ transformer: superjson });
  const router = t.router({
    feed: t.procedure.subscription(async function* ({ signal }) {
      for await (const [event] of on(emitter, 'event', { signal })) yield [event] as FeedEvent[];
    }),
  });
  const wss = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  applyWSSHandler({ wss, router });
  await once(wss, 'listening');
  const address = wss.address();
  let seq = 0;
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    path: '/',
    greetings: Array.from({ length: sockets }, () => [
      JSON.stringify({
        id: 1,
        method: 'subscription',
        params: { path: 'feed', input: superjson.serialize(undefined) },
      }),
    ]),
    listening: () => emitter.listenerCount('event'),
    publish(body) {
      seq += 1;
      emitter.emit('event', sampleEvent(body, seq));
    },
  };
}
