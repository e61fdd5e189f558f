import { type MessageDocument, type Person, searchTerms, type TestNode } from '@confab/api/bench';
import type { Channel } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { text } from './texts.js';

const PER_INSERT = 2_000;

interface History {
  room: Channel;
  senders: readonly Person[];
  count: number;
  /** Between two messages, in milliseconds. */
  everyMs: number;
  /** What the message of a number says. */
  body: (number: number) => string;
}

/**
 * Fills a room, up to now, by writing the messages straight into their collection as the log would have left them: one
 * is sent, and the others are copies with texts, senders, times, search terms and numbers of their own.
 */
export async function writeHistory(node: TestNode, { room, senders, count, everyMs, body }: History): Promise<void> {
  const messages = node.container.platform.db.collection<MessageDocument>('messages');
  const [first] = senders;
  const sent = await first?.call.messages.send({ roomId: room.id, body: text(0) });
  const template = sent && (await messages.findOne({ _id: new ObjectId(sent.id) }));
  if (!template) throw new Error('What was sent is not there');
  const senderIds = senders.map(({ user }) => new ObjectId(user.id));
  const begin = template.createdAt.getTime() - count * everyMs;
  for (let from = 1; from < count; from += PER_INSERT) {
    const length = Math.min(PER_INSERT, count - from);
    const documents = Array.from({ length }, (_, offset): MessageDocument => {
      const number = from + offset;
      const at = new Date(begin + number * everyMs);
      const senderId = senderIds[number % senderIds.length] ?? template.senderId;
      const message = { ...template, body: body(number), senderId, createdAt: at, updatedAt: at };
      const seq = template.seq + number;
      return { ...message, _id: new ObjectId(), clientId: null, seq, rev: seq, terms: searchTerms(message) };
    });
    await messages.insertMany(documents, { ordered: false, writeConcern: { w: 1, journal: false } });
  }
}
