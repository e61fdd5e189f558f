import { randomUUID } from 'node:crypto';
import { type HttpClient, openHttpClient, openTestSocket } from '@confab/api/bench';
import { Child } from '../harness/child.js';
import { compare } from '../harness/rounds.js';
import type { Row } from '../harness/row.js';
import { text } from '../world/texts.js';
import { closedLoop } from '../write/closed-loop.js';
import type { ServerHandlers } from './server.child.js';

const SENDERS = 64;
const WARM_UP_MS = 3_000;

const sendOverSocket: Row = {
  id: 'send-socket-vs-http',
  title: "The server's CPU of a send over the socket, to one over tRPC's own HTTP adapter",
  goal: { text: '≤ 1/3', comparator: '<=', value: 1 / 3, of: 'ratio' },
  async measure(context) {
    const { rounds, milliseconds } = context.effort;
    const server = Child.start<ServerHandlers>(context, new URL('./server.child.ts', import.meta.url));
    const mongodbUri = await context.database();
    const { url, roomIds, tokens } = await server.ask('start', { mongodbUri, people: SENDERS, rooms: 1 });
    const [roomId = ''] = roomIds;
    const sockets = tokens.map((token) => openTestSocket(url, token));
    context.defer(() => Promise.all(sockets.map((socket) => socket.close())));
    await Promise.all(sockets.map(({ opened }) => opened));
    const overSockets = sockets.map(({ client }) => client);
    const overHttp = tokens.map((token) => openHttpClient(url, token));

    const cpuOfSend = async (clients: readonly HttpClient[], time = milliseconds) => {
      await server.ask('cpu', undefined);
      const { count } = await closedLoop({ senders: SENDERS, milliseconds: time }, async (sender, turn) =>
        clients[sender]?.messages.send.mutate({ roomId, body: text(turn), clientId: randomUUID() }),
      );
      return (await server.ask('cpu', undefined)) / count;
    };
    // The compiler needs some thousands of calls before it is done.
    await cpuOfSend(overSockets, WARM_UP_MS);
    await cpuOfSend(overHttp, WARM_UP_MS);
    const compared = await compare({
      rounds,
      ours: () => cpuOfSend(overSockets),
      baseline: () => cpuOfSend(overHttp),
    });
    const note = `${SENDERS} senders, each with a client of its own in another process; everything a send does is in both`;
    return { ...compared, unit: 'µs', note };
  },
};

/** What the ways to the server cost. */
export const transportRows: Row[] = [sendOverSocket];
