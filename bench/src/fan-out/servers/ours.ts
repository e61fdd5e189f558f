import { TestNode } from '@confab/api/bench';
import { ObjectId } from 'mongodb';
import { serverSettings } from '../../harness/context.js';
import { populate } from '../../world/people.js';
import type { ServeOptions } from '../protocol.js';
import type { FanOutServer } from './server.js';

/** A person may have so many sockets. */
const SOCKETS_PER_PERSON = 10;

/** What else can be measured on a server of ours. */
export interface OurServer extends FanOutServer {
  roomId: string;
}

/** A whole server of ours. What is published comes to it as if it had happened on another node. */
export async function startOurs({ variant, mongodbUri, sockets }: ServeOptions): Promise<OurServer> {
  const delivery = variant === 'loop' ? 'loop' : 'direct';
  const node = await TestNode.start(serverSettings({ mongodbUri, environment: { FEED_DELIVERY: delivery } }));
  const { people, rooms } = await populate(node, { people: Math.ceil(sockets / SOCKETS_PER_PERSON), rooms: 1 });
  const [room] = rooms;
  const [sender] = people;
  if (!room || !sender) throw new Error('There is nobody to tell');
  const { platform, events, rooms: roomsModule } = node.container;
  const sent = await sender.call.messages.send({ roomId: room.id, body: 'A message' });
  const [template] = await roomsModule.log.entries(new ObjectId(room.id), sent.rev - 1, 1);
  if (!template) throw new Error('The message is not in the log');
  let { rev } = template;

  return {
    port: node.port,
    path: '/trpc?connectionParams=1',
    roomId: room.id,
    greetings: Array.from({ length: sockets }, (_, index) => {
      const person = people[Math.floor(index / SOCKETS_PER_PERSON)];
      return [
        JSON.stringify({ method: 'connectionParams', data: { accessToken: person?.session.accessToken } }),
        JSON.stringify({ id: 1, method: 'subscription', params: { path: 'events.feed' } }),
      ];
    }),
    listening: () => events.feeds.count,
    publish(body) {
      rev += 1;
      const _id = new ObjectId();
      const message = { ...Object(template.data.message), _id, seq: rev, body, createdAt: new Date() };
      const entry = { ...template, _id, rev, data: { ...template.data, message } };
      const about = { place: room.id, topics: [entry.kind] };
      void platform.bus.receive('rooms.entriesCommitted', about, () => ({ entries: [entry], how: 'committed' }));
    },
  };
}
