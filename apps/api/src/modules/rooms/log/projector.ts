import { setTimeout as sleep } from 'node:timers/promises';
import type { Db, Document } from 'mongodb';
import type { Logger } from '../../../platform/logger.js';
import { type Refusal, type Update, writeBare } from './bare-write.js';
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

interface PlacedStep {
  room: string;
  step: ProjectionStep;
  entry: RoomLogEntry;
}

const RETRY_MS = { first: 20, most: 1_000 };
/** One command stays below this many updates; MongoDB takes ten times as many. */
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

  /** With `fresh`, it is likely that none of it is there yet: creations are then plain inserts, at half the cost. */
  async project(entries: readonly ProjectableEntry[], { fresh = false } = {}): Promise<Map<string, Error>> {
    const personal = entries.flatMap((entry) => entry.personal);
    // A read mark may belong to a membership that this very batch makes; then it has to wait for it.
    const touched = new Set(entries.flatMap((entry) => entry.steps.map((step) => step.collection.definition.name)));
    const wait = personal.some((step) => touched.has(step.collection.definition.name));
    if (!wait) {
      const [refused] = await Promise.all([this.#projectSteps(entries, fresh), this.#advancePersonal(personal)]);
      return refused;
    }
    const refused = await this.#projectSteps(entries, fresh);
    await this.#advancePersonal(personal);
    return refused;
  }

  /** Runs the steps in the order of the log within each room, in as few commands as that order allows. */
  async #projectSteps(entries: readonly ProjectableEntry[], fresh: boolean): Promise<Map<string, Error>> {
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
      const command: PlacedStep[] = [];
      for (const work of open) {
        for (let at = work.steps[work.next]; at?.step.collection === collection; at = work.steps[work.next]) {
          command.push({ room: work.room, ...at });
          work.next += 1;
        }
      }
      for (let start = 0; start < command.length; start += UPDATES_PER_COMMAND) {
        await this.#run(collection, command.slice(start, start + UPDATES_PER_COMMAND), { refused, fresh });
      }
      open = open.filter((work) => work.next < work.steps.length && !refused.has(work.room));
    }
    return refused;
  }

  /** Rooms to which this only adds are inserted into; the others are updated at the same time. */
  async #run(
    collection: ProjectedCollection,
    command: PlacedStep[],
    { refused, fresh }: { refused: Map<string, Error>; fresh: boolean },
  ): Promise<void> {
    const name = collection.definition.name;
    const wanted = command.filter(({ room }) => !refused.has(room));
    const inserts = fresh ? onlyCreations(wanted) : [];
    if (inserts.length < WORTH_INSERTING) {
      await this.#writeAll(name, wanted, { refused });
      return;
    }
    const inserted = new Set(inserts);
    const updates = wanted.filter((placed) => !inserted.has(placed));
    await Promise.all([
      this.#writeAll(name, inserts, { refused, inserting: true }),
      this.#writeAll(name, updates, { refused }),
    ]);
  }

  /** In order, past what MongoDB refuses: of those rooms nothing more is written. */
  async #writeAll(
    name: string,
    steps: PlacedStep[],
    { refused, inserting = false }: { refused: Map<string, Error>; inserting?: boolean },
  ): Promise<void> {
    let remaining = steps;
    let isInsert = inserting;
    while (remaining.length > 0) {
      const refusal = isInsert
        ? await this.#insert(name, remaining.map(documentOf))
        : await this.#update(
            name,
            remaining.map(({ step, entry }) => toUpdate(step, entry.rev)),
          );
      if (!refusal) return;
      isInsert = false;
      const culprit = remaining[refusal.at];
      if (!culprit) throw new Error('MongoDB refused a write that was not sent');
      remaining = remaining.slice(refusal.at + 1);
      // An earlier try, or another node, has made it: that is what was wanted.
      if (refusal.index === '_id_') continue;
      this.#setAside(culprit, refusal, refused);
      remaining = remaining.filter(({ room }) => room !== culprit.room);
    }
  }

  #setAside({ room, entry }: PlacedStep, refusal: Refusal, refused: Map<string, Error>): void {
    if (refusal.index !== null && entry.rev === 1) {
      refused.set(room, new DuplicateRoomError(refusal.index));
      return;
    }
    const error = new RoomSetAsideError(room, refusal.reason);
    refused.set(room, error);
    this.#logger.error({ err: error, entryId: entry._id, rev: entry.rev }, 'A projection was refused');
  }

  async #advancePersonal(steps: readonly PersonalStep[]): Promise<void> {
    const names = new Set(steps.map(({ collection }) => collection.definition.name));
    await Promise.all([...names].map((name) => this.#advanceIn(name, steps)));
  }

  /** A mark that is refused is passed over; an upsert is tried twice, as somebody else may just have made the document. */
  async #advanceIn(name: string, steps: readonly PersonalStep[]): Promise<void> {
    let remaining = steps
      .filter(({ collection }) => collection.definition.name === name)
      .map(({ filter, update, upsert = false }) => ({
        upsert,
        tried: false,
        update: { q: filter, u: update, upsert },
      }));
    while (remaining.length > 0) {
      const refusal = await this.#update(
        name,
        remaining.map(({ update }) => update),
      );
      const refused = refusal && remaining[refusal.at];
      if (!refused) return;
      const again = refused.upsert && refusal.index !== null;
      if (!again) this.#logger.error({ reason: refusal.reason }, 'A personal mark was refused');
      remaining = remaining.slice(refusal.at + 1);
      if (again && !refused.tried) remaining.unshift({ ...refused, tried: true });
    }
  }

  #insert(collection: string, writes: Document[]): Promise<Refusal | null> {
    return this.#repeat(() => writeBare(this.#db, { type: 'insert', collection, writes }));
  }

  #update(collection: string, writes: Update[]): Promise<Refusal | null> {
    return this.#repeat(() => writeBare(this.#db, { type: 'update', collection, writes }));
  }

  /** Writes until a majority has acknowledged it or MongoDB has refused one write for itself. */
  async #repeat(write: () => Promise<Refusal | null>): Promise<Refusal | null> {
    for (let wait = RETRY_MS.first; ; wait = Math.min(wait * 2, RETRY_MS.most)) {
      try {
        return await write();
      } catch (error) {
        this.#logger.warn({ err: error }, 'A projection was not acknowledged; trying again');
        await sleep(wait, undefined, { signal: this.#signal });
      }
    }
  }
}

/** Fewer creations than this go along with the updates: a command of its own costs more. */
const WORTH_INSERTING = 8;

/** The creations of the rooms of which there is nothing else, in order. Rooms are independent of each other. */
function onlyCreations(command: readonly PlacedStep[]): PlacedStep[] {
  const changed = new Set(command.filter(({ step }) => step.type !== 'create').map(({ room }) => room));
  return command.filter(({ room }) => !changed.has(room));
}

function documentOf({ step }: PlacedStep): Document {
  if (step.type !== 'create') throw new Error('Only a creation is inserted');
  return step.document;
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

function toUpdate(step: ProjectionStep, rev: number): Update {
  if (step.type === 'create') {
    const { _id, ...fields } = step.document;
    return { q: { _id }, u: { $setOnInsert: fields }, upsert: true };
  }
  const { revField } = step.collection;
  return { q: { _id: step.id, [revField]: { $lt: rev } }, u: { $set: { ...step.state, [revField]: rev } } };
}
