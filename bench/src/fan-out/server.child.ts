import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { serve } from '../harness/child.js';
import { type Door, markedBody, type Pace, type Served, type ServeOptions, type Variant } from './protocol.js';
import { startBare } from './servers/bare.js';
import { startOurs } from './servers/ours.js';
import type { FanOutServer, StartServer } from './servers/server.js';
import { startSocketIo } from './servers/socket-io.js';
import { startStock } from './servers/stock.js';

const STARTS: Record<Variant, StartServer> = {
  ours: startOurs,
  loop: startOurs,
  bare: startBare,
  stock: startStock,
  'socket-io': startSocketIo,
};

/** How long what is under way may take at the end of a measurement. */
const TAIL_MS = 5_000;

let server: FanOutServer | null = null;
/** Events that have come to all. */
let acknowledged = 0;
let onAcknowledged: (() => void) | null = null;

function running(): FanOutServer {
  if (!server) throw new Error('No server has been started');
  return server;
}

async function start(options: ServeOptions): Promise<Door & { roomId: string | null }> {
  const started = await STARTS[options.variant](options);
  server = started;
  const control = createServer((socket) =>
    socket.on('data', (data) => {
      acknowledged += data.length;
      onAcknowledged?.();
    }),
  );
  control.listen(0, '127.0.0.1');
  await once(control, 'listening');
  const address = control.address();
  const { port, path, greetings } = started;
  const acknowledgePort = address !== null && typeof address === 'object' ? address.port : 0;
  return { port, path, greetings, acknowledgePort, roomId: 'roomId' in started ? String(started.roomId) : null };
}

/** Publishes at a pace for so long, and waits until everything has come. */
async function publish({ pace, milliseconds }: { pace: Pace; milliseconds: number }): Promise<Served> {
  const { publish: tell } = running();
  acknowledged = 0;
  let events = 0;
  const began = performance.now();
  const cpu = process.cpuUsage();
  const isOver = () => performance.now() - began >= milliseconds;
  const one = () => {
    events += 1;
    tell(markedBody());
  };
  if ('inFlight' in pace) {
    await new Promise<void>((resolve) => {
      onAcknowledged = () => {
        while (!isOver() && events - acknowledged < pace.inFlight) one();
        if (acknowledged >= events) resolve();
      };
      onAcknowledged();
    });
  } else {
    while (!isOver()) {
      while (events < ((performance.now() - began) * pace.perSecond) / 1_000) one();
      await sleep(Math.max(1, (events / pace.perSecond) * 1_000 - (performance.now() - began)));
    }
    for (const end = Date.now() + TAIL_MS; acknowledged < events && Date.now() < end; ) await sleep(5);
  }
  onAcknowledged = null;
  const { user, system } = process.cpuUsage(cpu);
  if (acknowledged < events) throw new Error(`Only ${acknowledged} of ${events} events came to all`);
  return { events, cpuMicroseconds: user + system, milliseconds: performance.now() - began };
}

let before = process.cpuUsage();

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const handlers = serve({
  start,
  listening: () => running().listening(),
  publish,
  /** The time of the processor since the last asking, in microseconds. */
  cpu: () => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    return user + system;
  },
  /** The heap in use after a thorough collection, in bytes. */
  heap: async () => {
    for (let round = 0; round < 3; round += 1) {
      collectGarbage();
      await sleep(100);
    }
    return process.memoryUsage().heapUsed;
  },
});

export type ServerHandlers = typeof handlers;
