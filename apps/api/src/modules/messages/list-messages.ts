import type { MessagesListResult, messagesListInput } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { z } from 'zod';
import type { MessageDocument } from './messages.model.js';
import type { MessagesPresenter } from './messages.presenter.js';
import type { SeqRange } from './seq-range.js';

interface Slice {
  messages: MessageDocument[];
  hasBefore: boolean;
  hasAfter: boolean;
}

/** Something that has messages in the order of their numbers: rooms (without what stands in threads), or threads. */
interface Sequence {
  range(of: ObjectId, range: SeqRange, page: { order: 1 | -1; limit: number }): Promise<MessageDocument[]>;
  existsIn(of: ObjectId, range: SeqRange): Promise<boolean>;
}

/** Pages of a history: ranges of `seq`, so that a page costs the same at any depth. */
export class MessageHistory {
  readonly #sequence: Sequence;
  readonly #presenter: MessagesPresenter;

  constructor(sequence: Sequence, presenter: MessagesPresenter) {
    this.#sequence = sequence;
    this.#presenter = presenter;
  }

  async page(
    roomId: ObjectId,
    input: Omit<z.output<typeof messagesListInput>, 'roomId'>,
  ): Promise<Omit<MessagesListResult, 'rev'>> {
    const { messages, hasBefore, hasAfter } = await this.#slice(roomId, input);
    return { items: await this.#presenter.present(messages), hasBefore, hasAfter };
  }

  #slice(roomId: ObjectId, input: Omit<z.output<typeof messagesListInput>, 'roomId'>): Promise<Slice> {
    const { before, after, around, limit } = input;
    if (before !== undefined) return this.#before(roomId, before, limit);
    if (after !== undefined) return this.#after(roomId, after, limit);
    if (around !== undefined) return this.#around(roomId, around, limit);
    return this.#newest(roomId, limit);
  }

  async #newest(roomId: ObjectId, limit: number): Promise<Slice> {
    const rows = await this.#sequence.range(roomId, {}, { order: -1, limit: limit + 1 });
    return { messages: rows.slice(0, limit).reverse(), hasBefore: rows.length > limit, hasAfter: false };
  }

  async #before(roomId: ObjectId, seq: number, limit: number): Promise<Slice> {
    const [rows, hasAfter] = await Promise.all([
      this.#sequence.range(roomId, { below: seq }, { order: -1, limit: limit + 1 }),
      this.#sequence.existsIn(roomId, { above: seq - 1 }),
    ]);
    return { messages: rows.slice(0, limit).reverse(), hasBefore: rows.length > limit, hasAfter };
  }

  async #after(roomId: ObjectId, seq: number, limit: number): Promise<Slice> {
    const [rows, hasBefore] = await Promise.all([
      this.#sequence.range(roomId, { above: seq }, { order: 1, limit: limit + 1 }),
      this.#sequence.existsIn(roomId, { below: seq + 1 }),
    ]);
    return { messages: rows.slice(0, limit), hasBefore, hasAfter: rows.length > limit };
  }

  /** As many on each side; where one side has fewer, the other gives more. */
  async #around(roomId: ObjectId, seq: number, limit: number): Promise<Slice> {
    const [older, newer] = await Promise.all([
      this.#sequence.range(roomId, { below: seq + 1 }, { order: -1, limit: limit + 1 }),
      this.#sequence.range(roomId, { above: seq }, { order: 1, limit: limit + 1 }),
    ]);
    const half = Math.ceil(limit / 2);
    const fromNewer = Math.min(newer.length, Math.max(limit - half, limit - older.length));
    const fromOlder = Math.min(older.length, limit - fromNewer);
    return {
      messages: [...older.slice(0, fromOlder).reverse(), ...newer.slice(0, fromNewer)],
      hasBefore: older.length > fromOlder,
      hasAfter: newer.length > fromNewer,
    };
  }
}
