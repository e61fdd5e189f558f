import { setTimeout as sleep } from 'node:timers/promises';
import { type AnyBulkWriteOperation, type Db, type Document, MongoBulkWriteError } from 'mongodb';
import type { Logger } from '../../../platform/logger.js';
import { indexOfMessage } from '../../../platform/mongo/index.js';
import type { PersonalStep, ProjectedCollection, ProjectionStep } from './entry-kind.js';
import { DuplicateRoomError, RoomSetAsideError } from './errors.js';
import type { RoomLogEntry } from './room-log.model.js';

/** An entry together with what it means. */
export interface ProjectableEntry {
  entry: RoomLogEntry;
  steps: readonly ProjectionStep[];
  personal: readonly PersonalStep[];
}

interface RoomSteps {
  room: string;
  steps: { step: ProjectionStep; entry: RoomLogEntry }[];
  next: number;
}

const WRITE_OPTIONS = {
  ordered: true,
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5_000 },
  maxTimeMS: 5_000,
} as const;
const RETRY_MS = { first: 20, most: 1_000 };
/** One command stays below this many updates, far from MongoDB's own limits. */
const UPDATES_PER_COMMAND = 10_000;

/**
 * Brings the projections after the log. Every command is repeated until a majority has acknowledged it; applied twice
 * or late, a step changes nothing. Returns the rooms whose projection MongoDB refused for itself, by hexadecimal id.
 */
export class Projector {
  readonly #db: Db;
  readonly #logger: Logger;
  readonly #signal: AbortSignal;

  constructor(options: { db: Db; logger: Logger; signal: AbortSignal }) {
    this.#db = options.db;
    this.#logger = options.logger;
    this.#signal = options.signal;
  }

  async project(entries: readonly ProjectableEntry[]): Promise<Map<string, Error>> {
    const personal = entries.flatMap((entry) => entry.personal);
    // A read mark may belong to a membership that this very batch makes; then it has to wait for it.
    const touched = new Set(entries.flatMap((entry) => entry.steps.map((step) => step.collection.definition.name)));
    const wait = personal.some((step) => touched.has(step.collection.definition.name));
    if (!wait) {
      const [refused] = await Promise.all([this.#projectSteps(entries), this.#advancePersonal(personal)]);
      return refused;
    }
    const refused = await this.#projectSteps(entries);
    await this.#advancePersonal(personal);
    return refused;
  }

  /** Runs the steps in the order of the log within each room, in as few commands as that order allows. */
  async #projectSteps(entries: readonly ProjectableEntry[]): Promise<Map<string, Error>> {
    const refused = new Map<string, Error>();
    const rooms = new Map<string, RoomSteps>();
    for (const { entry, steps } of entries) {
      const room = entry.roomId.toHexString();
      const work = rooms.get(room) ?? { room, steps: [], next: 0 };
      for (const step of steps) work.steps.push({ step, entry });
      rooms.set(room, work);
    }
    let open = [...rooms.values()].filter((work) => work.steps.length > 0);
    while (open.length > 0) {
      const collection = mostWanted(open);
      const command: { room: string; step: ProjectionStep; entry: RoomLogEntry }[] = [];
      for (const work of open) {
        for (let at = work.steps[work.next]; at?.step.collection === collection; at = work.steps[work.next]) {
          command.push({ room: work.room, ...at });
          work.next += 1;
        }
      }
      for (let start = 0; start < command.length; start += UPDATES_PER_COMMAND) {
        await this.#run(collection, command.slice(start, start + UPDATES_PER_COMMAND), refused);
      }
      open = open.filter((work) => work.next < work.steps.length && !refused.has(work.room));
    }
    return refused;
  }

  async #run(
    collection: ProjectedCollection,
    command: { room: string; step: ProjectionStep; entry: RoomLogEntry }[],
    refused: Map<string, Error>,
  ): Promise<void> {
    let remaining = command.filter(({ room }) => !refused.has(room));
    while (remaining.length > 0) {
      const refusal = await this.#write(
        collection.definition.name,
        remaining.map(({ step, entry }) => toUpdate(step, entry.rev)),
      );
      if (!refusal) return;
      const culprit = remaining[refusal.at];
      if (!culprit) throw new Error('MongoDB refused an update that was not sent');
      remaining = remaining.slice(refusal.at + 1);
      // An upsert that lost against the same upsert of another node has found what it wanted.
      if (refusal.index === '_id_') continue;
      const error =
        refusal.index !== null && culprit.entry.rev === 1
          ? new DuplicateRoomError(refusal.index)
          : new RoomSetAsideError(culprit.room, refusal.reason);
      refused.set(culprit.room, error);
      if (error instanceof RoomSetAsideError) {
        this.#logger.error(
          { err: error, entryId: culprit.entry._id, rev: culprit.entry.rev },
          'A projection was refused',
        );
      }
      remaining = remaining.filter(({ room }) => room !== culprit.room);
    }
  }

  async #advancePersonal(steps: readonly PersonalStep[]): Promise<void> {
    const names = new Set(steps.map(({ collection }) => collection.definition.name));
    await Promise.all([...names].map((name) => this.#advanceIn(name, steps)));
  }

  /** A mark that is refused is passed over; an upsert is tried twice, as somebody else may just have made the document. */
  async #advanceIn(name: string, steps: readonly PersonalStep[]): Promise<void> {
    let remaining = steps
      .filter(({ collection }) => collection.definition.name === name)
      .map(({ filter, update, upsert = false }) => ({ upsert, tried: false, updateOne: { filter, update, upsert } }));
    while (remaining.length > 0) {
      const refusal = await this.#write(
        name,
        remaining.map(({ updateOne }) => ({ updateOne })),
      );
      const refused = refusal && remaining[refusal.at];
      if (!refused) return;
      const again = refused.upsert && refusal.index !== null;
      if (!again) this.#logger.error({ reason: refusal.reason }, 'A personal mark was refused');
      remaining = remaining.slice(refusal.at + 1);
      if (again && !refused.tried) remaining.unshift({ ...refused, tried: true });
    }
  }

  /** Writes until a majority has acknowledged it or MongoDB has refused one update for itself. */
  async #write(
    collection: string,
    updates: AnyBulkWriteOperation<Document>[],
  ): Promise<{ at: number; index: string | null; reason: string } | null> {
    for (let wait = RETRY_MS.first; ; wait = Math.min(wait * 2, RETRY_MS.most)) {
      try {
        await this.#db.collection<Document>(collection).bulkWrite(updates, WRITE_OPTIONS);
        return null;
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal) return refusal;
        this.#logger.warn({ err: error }, 'A projection was not acknowledged; trying again');
        await sleep(wait, undefined, { signal: this.#signal });
      }
    }
  }
}

/** The collection that most rooms go on with: it makes the fewest commands. */
function mostWanted(open: readonly RoomSteps[]): ProjectedCollection {
  const votes = new Map<ProjectedCollection, number>();
  for (const work of open) {
    const next = work.steps[work.next];
    if (next) votes.set(next.step.collection, (votes.get(next.step.collection) ?? 0) + 1);
  }
  const [winner] = [...votes].sort(([, a], [, b]) => b - a);
  if (!winner) throw new Error('No projection is left to run');
  return winner[0];
}

function toUpdate(step: ProjectionStep, rev: number): AnyBulkWriteOperation<Document> {
  if (step.type === 'create') {
    const { _id, ...fields } = step.document;
    return { updateOne: { filter: { _id }, update: { $setOnInsert: fields }, upsert: true } };
  }
  const { revField } = step.collection;
  return {
    updateOne: {
      filter: { _id: step.id, [revField]: { $lt: rev } },
      update: { $set: { ...step.state, [revField]: rev } },
    },
  };
}

/** Codes of refusals that concern the one document: duplicate key, failed validation, too large. */
const REFUSALS = new Set<number>([11000, 121, 10334, 17419, 17420]);

function refusalOf(error: unknown): { at: number; index: string | null; reason: string } | null {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return null;
  const [first] = error.result.getWriteErrors();
  if (!first || !REFUSALS.has(first.code)) return null;
  const reason = first.errmsg ?? `code ${first.code}`;
  return { at: first.index, index: first.code === 11000 ? indexOfMessage(reason) : null, reason };
}
