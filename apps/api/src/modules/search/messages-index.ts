import type { Collection, Db, Document, Filter, ObjectId } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.js';
import { MESSAGE_INDEXES, type MessageDocument, messagesCollection } from '../messages/index.js';
import { type FoundMessage, newestFirst, type Position } from './found-messages.js';
import type { TimeBudget } from './time-budget.js';

/** Rooms and times in which messages are looked for. */
export interface Scope {
  roomIds: readonly ObjectId[];
  since: Date | null;
  until: Date | null;
  /** Only what comes after this one, that is before it in time. */
  after: Position | null;
  limit: number;
  budget: TimeBudget;
}

type MessagesFilter = Filter<MessageDocument>;

const NEWEST = { createdAt: -1 } as const;
/** A term is told from others by how far back its newest entries go; this many of them. */
const DEPTH = 50;
/** Spellings read at once. */
const SPELLINGS = 8;

/** The ways in which the two indexes of the messages are read. Each looks at the entries of these rooms alone. */
export class MessagesIndex {
  readonly #messages: Collection<MessageDocument>;

  constructor(db: Db) {
    this.#messages = collectionOf(db, messagesCollection);
  }

  /** The newest messages with `term` and all of the rest: the scans of the rooms are merged in MongoDB, as far as needed. */
  newestWith(scope: Scope, terms: readonly string[], rest: Rest): Promise<FoundMessage[]> {
    return this.#newest(scope, { terms: { $in: [...terms] }, ...restFilter(rest) }, MESSAGE_INDEXES.terms);
  }

  /** The newest messages with a word of this beginning, by looking at all entries that begin so. */
  newestBeginning(scope: Scope, beginning: string, rest: Rest): Promise<FoundMessage[]> {
    return this.#newest(scope, { terms: beginningWith(beginning), ...restFilter(rest) }, MESSAGE_INDEXES.terms);
  }

  /** The newest messages, whatever is in them. */
  newest(scope: Scope): Promise<FoundMessage[]> {
    return this.#newest(scope, { deletedAt: null, type: { $ne: 'system' } }, MESSAGE_INDEXES.createdAt);
  }

  /** The newest messages with a word of this beginning, if they are among the `most` newest of all; else null. */
  async newestBeginningAmong(scope: Scope, beginning: string, most: number): Promise<FoundMessage[] | null> {
    const filter = { terms: beginningWith(beginning) };
    const rows = await this.#messages
      .aggregate<FoundMessage>(
        [
          { $match: scopeFilter(scope) },
          { $sort: NEWEST },
          { $limit: most },
          { $match: filter },
          { $limit: scope.limit + 1 },
          { $unset: 'terms' },
        ],
        { hint: MESSAGE_INDEXES.createdAt, maxTimeMS: scope.budget.left },
      )
      .toArray();
    return rows.length > scope.limit ? this.#inOrder(rows, scope, filter, MESSAGE_INDEXES.createdAt) : null;
  }

  /** Whether the rooms have fewer than `count` entries of this beginning. */
  async isRare({ roomIds, budget }: Scope, beginning: string, count: number): Promise<boolean> {
    const entries = await this.#messages
      .find(
        { roomId: { $in: [...roomIds] }, terms: beginningWith(beginning) },
        { hint: MESSAGE_INDEXES.terms, returnKey: true, limit: count, batchSize: count, maxTimeMS: budget.left },
      )
      .toArray();
    return entries.length < count;
  }

  /** All terms of this beginning in the rooms, skipping from one to the next; null if that takes more than `steps` steps. */
  async spellings({ roomIds, budget }: Scope, beginning: string, steps: number): Promise<string[] | null> {
    const spellings = new Set<string>();
    let left = steps;
    for (const roomId of roomIds) {
      for (let after: string | null = null; ; left -= 1) {
        if (left === 0) return null;
        const range: Document = { [after === null ? '$gte' : '$gt']: after ?? beginning, $lt: endOf(beginning) };
        const keys: Document[] = await this.#messages
          .find(
            { roomId, terms: { $elemMatch: range } },
            { hint: MESSAGE_INDEXES.terms, returnKey: true, limit: SPELLINGS, maxTimeMS: budget.left },
          )
          .toArray();
        for (const { terms } of keys) spellings.add(String(terms));
        const last = keys.at(-1);
        if (!last || keys.length < SPELLINGS) break;
        after = String(last.terms);
      }
    }
    return [...spellings];
  }

  /** These terms, the one that is rarest of late first; `isRare` is one with few entries in all. */
  async rarestFirst(scope: Scope, terms: readonly string[]): Promise<{ term: string; isRare: boolean }[]> {
    const depths = await Promise.all(
      terms.map(async (term) => {
        const entries = await this.#messages
          .find(
            { ...scopeFilter({ ...scope, after: null }), terms: term },
            { hint: MESSAGE_INDEXES.terms, projection: { _id: 0, createdAt: 1 }, maxTimeMS: scope.budget.left },
          )
          .sort(NEWEST)
          .limit(DEPTH)
          .toArray();
        return { term, found: entries.length, depth: entries.at(-1)?.createdAt.getTime() ?? 0 };
      }),
    );
    return depths
      .sort((a, b) => a.found - b.found || a.depth - b.depth)
      .map(({ term, found }) => ({ term, isRare: found < DEPTH }));
  }

  async #newest(scope: Scope, filter: MessagesFilter, hint: string): Promise<FoundMessage[]> {
    const rows = await this.#messages
      .find<FoundMessage>(
        { ...scopeFilter(scope), ...filter },
        { hint, projection: { terms: 0 }, maxTimeMS: scope.budget.left },
      )
      .sort(NEWEST)
      .limit(scope.limit + 1)
      .toArray();
    return this.#inOrder(rows, scope, filter, hint);
  }

  /** Puts rows in order that came by time alone. Where the page would end amid one moment, all of that moment is read. */
  async #inOrder(rows: FoundMessage[], scope: Scope, filter: MessagesFilter, hint: string): Promise<FoundMessage[]> {
    const at = rows[scope.limit]?.createdAt;
    if (at && rows[scope.limit - 1]?.createdAt.getTime() === at.getTime()) {
      const newer = rows.filter(({ createdAt }) => createdAt > at);
      const tied = await this.#messages
        .find<FoundMessage>(
          { $and: [scopeFilter(scope), { ...filter, createdAt: at }] },
          { hint, projection: { terms: 0 }, maxTimeMS: scope.budget.left },
        )
        .sort({ _id: -1 })
        .limit(scope.limit + 1 - newer.length)
        .toArray();
      return [...newer, ...tied].sort(newestFirst);
    }
    return rows.sort(newestFirst);
  }
}

/** What is looked for in the messages that the index has brought. */
export interface Rest {
  terms: readonly string[];
  beginning: string | null;
}

/** Said in such a way that MongoDB does not think of reading the index by it. */
function restFilter({ terms, beginning }: Rest): MessagesFilter {
  const conditions: Document[] = terms.map((term) => ({ $in: [{ $literal: term }, '$terms'] }));
  if (beginning !== null) {
    const begins = { $eq: [{ $indexOfBytes: ['$$this', { $literal: beginning }] }, 0] };
    conditions.push({ $anyElementTrue: { $map: { input: '$terms', in: begins } } });
  }
  return conditions.length > 0 ? { $expr: { $and: conditions } } : {};
}

function scopeFilter({ roomIds, since, until, after }: Omit<Scope, 'limit' | 'budget'>): MessagesFilter {
  const createdAt = {
    ...(since && { $gte: since }),
    ...(until && { $lt: until }),
    ...(after && { $lte: after.at }),
  };
  return {
    roomId: { $in: [...roomIds] },
    ...(Object.keys(createdAt).length > 0 && { createdAt }),
    ...(after && { $nor: [{ createdAt: after.at, _id: { $gte: after.id } }] }),
  };
}

/** A pattern of which MongoDB makes the bounds of a scan, and nothing is left to check. */
function beginningWith(beginning: string): RegExp {
  return new RegExp(`^${beginning.replace(/[^\p{L}\p{M}\p{N}]/gu, '\\$&')}`);
}

/** Above all that begins so. */
function endOf(beginning: string): string {
  return `${beginning}\u{10ffff}`;
}
