import { type MessageDocument, type Person, searchTerms, type TestNode } from '@confab/api/bench';
import type { Channel } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { type BenchContext, shared } from '../harness/context.js';
import { populate } from './people.js';
import { text } from './texts.js';

const PER_INSERT = 2_000;
const SECOND = 1_000;

/** Words that are planted in the texts of a deep room, and each of how many messages has them. */
export const PLANTED = { rare: { word: 'quixotic', every: 2_000 }, common: { word: 'and', every: 2 } } as const;

/** A room with a long history beside one with a short one. */
export interface DeepWorld {
  node: TestNode;
  person: Person;
  deep: Channel;
  shallow: Channel;
  /** How many messages are in the deep room. */
  depth: number;
}

/**
 * Made by writing the messages straight into their collection, as the log would have left them: one is sent, and the
 * others are copies with texts, search terms and numbers of their own.
 */
export const deepWorld = shared(async (context): Promise<DeepWorld> => {
  const node = await context.node({ mongodbUri: await context.database(), isLasting: true });
  const { people, rooms } = await populate(node, { people: 8, rooms: 2 });
  const [person] = people;
  const [deep, shallow] = rooms;
  if (!person || !deep || !shallow) throw new Error('There is nobody or nowhere to write');
  const depth = depthOf(context);
  const senders = people.map(({ user }) => new ObjectId(user.id));
  await fill(node, person, { room: deep, senders, count: depth });
  await fill(node, person, { room: shallow, senders, count: 100 });
  // What rooms show beside what was found, such as counts of what is unread, is not what is measured.
  for (const { id } of [deep, shallow]) await person.call.rooms.markRead({ roomId: id });
  return { node, person, deep, shallow, depth };
});

export function depthOf({ quick }: BenchContext): number {
  return quick ? 20_000 : 100_000;
}

interface Filling {
  room: Channel;
  senders: readonly ObjectId[];
  count: number;
}

async function fill(node: TestNode, person: Person, { room, senders, count }: Filling): Promise<void> {
  const messages = node.container.platform.db.collection<MessageDocument>('messages');
  const sent = await person.call.messages.send({ roomId: room.id, body: text(0) });
  const template = await messages.findOne({ _id: new ObjectId(sent.id) });
  if (!template) throw new Error('What was sent is not there');
  // In the past, and up to now.
  const begin = template.createdAt.getTime() - count * SECOND;
  for (let from = 1; from < count; from += PER_INSERT) {
    const length = Math.min(PER_INSERT, count - from);
    const documents = Array.from({ length }, (_, offset): MessageDocument => {
      const number = from + offset;
      const at = new Date(begin + number * SECOND);
      const senderId = senders[number % senders.length] ?? template.senderId;
      const message = { ...template, body: bodyOf(number), senderId, createdAt: at, updatedAt: at };
      const seq = template.seq + number;
      return { ...message, _id: new ObjectId(), clientId: null, seq, rev: seq, terms: searchTerms(message) };
    });
    await messages.insertMany(documents, { ordered: false, writeConcern: { w: 1, journal: false } });
  }
}

function bodyOf(number: number): string {
  const planted = Object.values(PLANTED).filter(({ every }) => number % every === 0);
  return [text(number), ...planted.map(({ word }) => word)].join(' ');
}
