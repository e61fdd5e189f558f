import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '../harness/child.js';
import { quantile } from '../harness/statistics.js';
import { type Door, type Latencies, MARK, publishedAt } from './protocol.js';
import { RawSocket } from './raw-socket.js';

const OPENED_AT_ONCE = 50;

let sockets: RawSocket[] = [];
let acknowledgements: Socket | null = null;
let deliveries = 0;
let bytes = 0;
let latencies: number[] | null = null;
/** Answers to calls, by the number of the call. */
const waiting = new Map<number, () => void>();

function take(payload: Buffer): void {
  let found = payload.indexOf(MARK);
  if (found < 0) {
    takeAnswer(payload);
    return;
  }
  bytes += payload.length;
  for (; found >= 0; found = payload.indexOf(MARK, found + MARK.length)) {
    latencies?.push(Number(process.hrtime.bigint() - publishedAt(payload, found)) / 1e6);
    deliveries += 1;
    if (deliveries % sockets.length === 0) acknowledgements?.write('.');
  }
}

function takeAnswer(payload: Buffer): void {
  // The heartbeat of Socket.IO, which is no frame of its own.
  if (payload.length === 1 && payload[0] === '2'.charCodeAt(0)) for (const socket of sockets) socket.send('3');
  if (waiting.size === 0) return;
  const id = /^\{"id":(\d+)/.exec(payload.toString('latin1', 0, 24))?.[1];
  waiting.get(Number(id))?.();
}

async function open({ port, path, greetings, acknowledgePort }: Door): Promise<void> {
  acknowledgements = connect({ port: acknowledgePort, host: '127.0.0.1', noDelay: true });
  for (let from = 0; from < greetings.length; from += OPENED_AT_ONCE) {
    const opened = greetings.slice(from, from + OPENED_AT_ONCE).map(async (texts) => {
      const socket = await RawSocket.open(port, path, take);
      for (const text of texts) socket.send(text);
      return socket;
    });
    sockets.push(...(await Promise.all(opened)));
    await sleep(5);
  }
}

/** Each of the first `senders` sockets sends one message after another, for so long; how many there were. */
async function send({ senders, roomId, milliseconds }: { senders: number; roomId: string; milliseconds: number }) {
  const end = Date.now() + milliseconds;
  let calls = 0;
  await Promise.all(
    sockets.slice(0, senders).map(async (socket, index) => {
      while (Date.now() < end) {
        calls += 1;
        const id = 1_000 + calls;
        const input = { json: { roomId, body: `A message of sender ${index}, the call ${id}, with a few words more` } };
        const answered = new Promise<void>((resolve) => waiting.set(id, resolve));
        socket.send(JSON.stringify({ id, method: 'mutation', params: { path: 'messages.send', input } }));
        await answered;
        waiting.delete(id);
      }
    }),
  );
  return calls;
}

const handlers = serve({
  open,
  close: () => {
    for (const socket of sockets) socket.close();
    acknowledgements?.destroy();
    sockets = [];
  },
  /** How long a message has been on average since the last asking. */
  bytesPerDelivery: () => {
    const mean = deliveries === 0 ? 0 : bytes / deliveries;
    deliveries = 0;
    bytes = 0;
    return mean;
  },
  watch: () => {
    latencies = [];
  },
  latencies: (): Latencies => {
    const seen = latencies ?? [];
    latencies = null;
    return { p50: quantile(seen, 0.5), p99: quantile(seen, 0.99), count: seen.length };
  },
  send,
});

export type LoadHandlers = typeof handlers;
