import { type MessageDocument, type Person, searchTerms, type TestNode } from '@confab/api/bench';
import type { Channel, Team } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { populate } from '../world/people.js';
import { text } from '../world/texts.js';

const ROOMS = 200;
const MESSAGES = 100_000;
/** One of the rooms is long enough to scroll through ten thousand messages. */
const DEEP = 12_000;
const PER_INSERT = 2_000;
const MINUTE = 60_000;

/** What somebody finds who opens the client. */
export interface SeededWorld {
  team: Team;
  reader: Person;
  writer: Person;
  deep: Channel;
  /** All rooms with a history but the deep one. */
  rooms: Channel[];
  /** Empty: what is written while something is measured is written here. */
  live: Channel;
}

/** Two hundred rooms and a hundred thousand messages, written straight into the database as the log would have left them. */
export async function seed(node: TestNode): Promise<SeededWorld> {
  const { team, people, rooms } = await populate(node, { people: 8, rooms: ROOMS });
  const [reader, writer] = people;
  const [live, deep, ...others] = rooms;
  if (!reader || !writer || !live || !deep) throw new Error('There is nobody or nowhere to write');
  const senders = people.map(({ user }) => new ObjectId(user.id));
  const each = Math.floor((MESSAGES - DEEP) / others.length);
  await fill(node, writer, { room: deep, senders, count: DEEP });
  for (const room of others) await fill(node, writer, { room, senders, count: each });
  for (const { id } of rooms) await reader.call.rooms.markRead({ roomId: id });
  return { team, reader, writer, deep, rooms: others, live };
}

interface Filling {
  room: Channel;
  senders: readonly ObjectId[];
  count: number;
}

/** One message is sent, and the others are copies with texts, senders, times and numbers of their own. */
async function fill(node: TestNode, writer: Person, { room, senders, count }: Filling): Promise<void> {
  const messages = node.container.platform.db.collection<MessageDocument>('messages');
  const sent = await writer.call.messages.send({ roomId: room.id, body: text(0) });
  const template = await messages.findOne({ _id: new ObjectId(sent.id) });
  if (!template) throw new Error('What was sent is not there');
  const begin = template.createdAt.getTime() - count * MINUTE;
  for (let from = 1; from < count; from += PER_INSERT) {
    const length = Math.min(PER_INSERT, count - from);
    const documents = Array.from({ length }, (_, offset): MessageDocument => {
      const number = from + offset;
      const at = new Date(begin + number * MINUTE);
      const senderId = senders[number % senders.length] ?? template.senderId;
      const message = { ...template, body: body(number), senderId, createdAt: at, updatedAt: at };
      const seq = template.seq + number;
      return { ...message, _id: new ObjectId(), clientId: null, seq, rev: seq, terms: searchTerms(message) };
    });
    await messages.insertMany(documents, { ordered: false, writeConcern: { w: 1, journal: false } });
  }
}

/** Mostly plain, as people write; some of it formatted, with a link, as a list or with code. */
export function body(number: number): string {
  const words = text(number);
  switch (number % 12) {
    case 0:
      return `**${words}** and \`${text(number + 1)}\``;
    case 3:
      return `${words}: https://example.org/${number}`;
    case 6:
      return `${words}\n\n- ${text(number + 1)}\n- ${text(number + 2)}`;
    case 9:
      return `${words}\n\n\`\`\`\nconst answer = ${number};\n\`\`\``;
    default:
      return words;
  }
}
