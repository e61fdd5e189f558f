import { type Db, MongoClient, ObjectId } from 'mongodb';
import { pino } from 'pino';
import { z } from 'zod';
import { systemClock } from '../../../platform/clock.js';
import { errors } from '../../../platform/errors.js';
import { EventBus } from '../../../platform/event-bus.js';
import { toObjectId } from '../../../platform/ids.js';
import { createMetrics } from '../../../platform/metrics.js';
import {
  type DocumentOf,
  date,
  defineCollection,
  ensureCollections,
  integer,
  objectId,
} from '../../../platform/mongo/index.js';
import {
  type EntryKind,
  entriesCommitted,
  type ProjectedCollection,
  RoomLog,
  type RoomLogEntry,
  roomLogCollection,
} from './index.js';
import type { LogPeers } from './room-owners.js';

/** A small world of its own on the log: halls with members, who leave notes. */
const halls = defineCollection({
  name: 'halls',
  schema: z.strictObject({ _id: objectId(), rev: integer(), name: z.string(), memberCount: integer() }),
  indexes: [{ name: 'name', key: { name: 1 }, options: { unique: true } }],
});
const seats = defineCollection({
  name: 'seats',
  schema: z.strictObject({
    _id: objectId(),
    roomId: objectId(),
    userId: objectId(),
    seatRev: integer(),
    active: z.boolean(),
    lastNote: integer(),
  }),
  indexes: [{ name: 'roomId_userId', key: { roomId: 1, userId: 1 }, options: { unique: true } }],
});
const notes = defineCollection({
  name: 'notes',
  schema: z.strictObject({
    _id: objectId(),
    roomId: objectId(),
    rev: integer(),
    authorId: objectId(),
    text: z.string().max(50_000),
    erasedAt: date().nullable(),
  }),
  indexes: [{ name: 'roomId_rev', key: { roomId: 1, rev: 1 } }],
});
export const fixtureCollections = [roomLogCollection, halls, seats, notes];

const projectedHalls: ProjectedCollection<typeof halls> = {
  definition: halls,
  revField: 'rev',
  keyOf: (hall) => hall._id.toHexString(),
  filterOf: (named) => ({ _id: { $in: named.map(({ roomId }) => roomId) } }),
  roomOf: ({ _id }) => _id,
  allOf: (roomId) => ({ _id: roomId }),
};
const projectedSeats: ProjectedCollection<typeof seats> = {
  definition: seats,
  revField: 'seatRev',
  keyOf: (seat) => seat.userId.toHexString(),
  filterOf: (named) => ({
    $or: named.map(({ roomId, keys }) => ({ roomId, userId: { $in: keys.map(toObjectId) } })),
  }),
  roomOf: ({ roomId }) => roomId,
  allOf: (roomId) => ({ roomId }),
};
const projectedNotes: ProjectedCollection<typeof notes> = {
  definition: notes,
  revField: 'rev',
  keyOf: (note) => note._id.toHexString(),
  filterOf: (named) => ({ _id: { $in: named.flatMap(({ keys }) => keys.map(toObjectId)) } }),
  roomOf: ({ roomId }) => roomId,
  allOf: (roomId) => ({ roomId }),
};
const hallRef = (roomId: ObjectId) => ({ collection: projectedHalls, key: roomId.toHexString() });
const seatRef = (userId: ObjectId) => ({ collection: projectedSeats, key: userId.toHexString() });
const noteRef = (noteId: ObjectId) => ({ collection: projectedNotes, key: noteId.toHexString() });

const hallState = halls.schema.omit({ rev: true });
const noteState = notes.schema.omit({ rev: true });

type Opened = { hall: z.infer<typeof hallState>; members: { _id: ObjectId; userId: ObjectId }[] };
const opened: EntryKind<{ name: string; userIds: ObjectId[] }, Opened> = {
  name: 'opened',
  data: z.object({ hall: hallState, members: z.array(z.object({ _id: objectId(), userId: objectId() })) }),
  leavesRevOn: projectedHalls,
  needs: ({ roomId }) => [hallRef(roomId)],
  decide(view, { input }) {
    if (view.read(hallRef(view.roomId))) return { type: 'unchanged' };
    const members = input.userIds.map((userId) => ({ _id: new ObjectId(), userId }));
    return {
      type: 'append',
      data: { hall: { _id: view.roomId, name: input.name, memberCount: members.length }, members },
    };
  },
  project: ({ roomId, rev, data }) => [
    ...data.members.map((member) => ({
      type: 'create' as const,
      collection: projectedSeats,
      document: { ...member, roomId, seatRev: rev, active: true, lastNote: 0 },
    })),
    { type: 'create', collection: projectedHalls, document: { ...data.hall, rev } },
  ],
};

type Seated = { seatId: ObjectId; userId: ObjectId; active: boolean; hall: z.infer<typeof hallState> };
const seated: EntryKind<{ userId: ObjectId; active: boolean }, Seated> = {
  name: 'seated',
  data: z.object({ seatId: objectId(), userId: objectId(), active: z.boolean(), hall: hallState }),
  leavesRevOn: projectedHalls,
  needs: ({ roomId, input }) => [hallRef(roomId), seatRef(input.userId)],
  decide(view, { input }) {
    const hall = view.read(hallRef(view.roomId));
    const seat = view.read(seatRef(input.userId));
    if (!hall || !seat) throw errors.notFound();
    if (seat.active === input.active) return { type: 'unchanged' };
    const memberCount = hall.memberCount + (input.active ? 1 : -1);
    const { rev: _, ...state } = hall;
    return {
      type: 'append',
      data: { seatId: seat._id, userId: input.userId, active: input.active, hall: { ...state, memberCount } },
    };
  },
  project: ({ roomId, data }) => [
    {
      type: 'replace',
      collection: projectedSeats,
      id: data.seatId,
      key: data.userId.toHexString(),
      state: { active: data.active },
    },
    {
      type: 'replace',
      collection: projectedHalls,
      id: roomId,
      key: roomId.toHexString(),
      state: { name: data.hall.name, memberCount: data.hall.memberCount },
    },
  ],
};

type Note = { note: z.infer<typeof noteState> };
const noted: EntryKind<{ text: string }, Note> = {
  name: 'noted',
  data: z.object({ note: noteState }),
  leavesRevOn: projectedNotes,
  needs: ({ actorId }) => (actorId ? [seatRef(actorId)] : []),
  decide(view, { actorId, input }) {
    if (!actorId || !view.read(seatRef(actorId))?.active) throw errors.forbidden();
    const note = { _id: new ObjectId(), roomId: view.roomId, authorId: actorId, text: input.text, erasedAt: null };
    return { type: 'append', data: { note } };
  },
  project: ({ rev, data }) => [{ type: 'create', collection: projectedNotes, document: { ...data.note, rev } }],
  personal: ({ roomId, rev, data }) => [
    {
      collection: projectedSeats,
      filter: { roomId, userId: data.note.authorId, lastNote: { $lt: rev } },
      update: { $set: { lastNote: rev } },
    },
  ],
};

const changed: EntryKind<{ noteId: ObjectId; text: string | null }, Note> = {
  name: 'changed',
  data: z.object({ note: noteState }),
  leavesRevOn: projectedNotes,
  needs: ({ actorId, input }) => [...(actorId ? [seatRef(actorId)] : []), noteRef(input.noteId)],
  decide(view, { actorId, input }) {
    if (!actorId || !view.read(seatRef(actorId))?.active) throw errors.forbidden();
    const note = view.read(noteRef(input.noteId));
    if (!note) throw errors.notFound();
    if (note.erasedAt) throw errors.precondition('This note was erased');
    const { rev: _, ...state } = note;
    const next = input.text === null ? { ...state, erasedAt: view.now } : { ...state, text: input.text };
    return { type: 'append', data: { note: next } };
  },
  project: ({ data }) => {
    const { _id, ...state } = data.note;
    return [{ type: 'replace', collection: projectedNotes, id: _id, key: _id.toHexString(), state }];
  },
};

export type NoteDocument = DocumentOf<typeof notes>;

/** One node's log over the fixture's kinds, with a record of what it published. */
export class FixtureNode implements AsyncDisposable {
  readonly client: MongoClient;
  readonly db: Db;
  readonly log: RoomLog;
  readonly published: RoomLogEntry[] = [];
  /** What other nodes would be told of. */
  readonly told: RoomLogEntry[] = [];

  private constructor(client: MongoClient, database: string, others: LogPeers | null) {
    this.client = client;
    this.db = client.db(database);
    const logger = pino({ level: 'silent' });
    const bus = new EventBus(logger);
    bus.connect({ send: (_name, { payload }) => void this.told.push(...payload.entries) });
    bus.subscribeHere(entriesCommitted, ({ entries }) => {
      this.published.push(...entries);
    });
    this.log = new RoomLog({ db: this.db, clock: systemClock, logger, metrics: createMetrics(), bus, others });
    this.log.register(opened);
    this.log.register(seated);
    this.log.register(noted);
    this.log.register(changed);
  }

  /** `appName` lets a failpoint aim at this node alone. */
  static async start(
    uri: string,
    database: string,
    appName = 'node',
    others: LogPeers | null = null,
  ): Promise<FixtureNode> {
    const client = await MongoClient.connect(uri, {
      appName,
      connectTimeoutMS: 2_000,
      serverSelectionTimeoutMS: 5_000,
      heartbeatFrequencyMS: 500,
      writeConcern: { w: 1 },
    });
    const node = new FixtureNode(client, database, others);
    await ensureCollections(node.db, fixtureCollections);
    return node;
  }

  async open(userIds: ObjectId[], name = new ObjectId().toHexString(), roomId = new ObjectId()): Promise<ObjectId> {
    await this.log.submit({ kind: 'opened', roomId, actorId: null, input: { name, userIds } });
    return roomId;
  }

  note(roomId: ObjectId, actorId: ObjectId, text: string, clientId?: string) {
    return this.log.submit({ kind: 'noted', roomId, actorId, ...(clientId && { clientId }), input: { text } });
  }

  change(roomId: ObjectId, actorId: ObjectId, noteId: ObjectId, text: string | null, clientId?: string) {
    return this.log.submit({
      kind: 'changed',
      roomId,
      actorId,
      ...(clientId && { clientId }),
      input: { noteId, text },
    });
  }

  seat(roomId: ObjectId, userId: ObjectId, active: boolean) {
    return this.log.submit({ kind: 'seated', roomId, actorId: null, input: { userId, active } });
  }

  notes(roomId: ObjectId): Promise<NoteDocument[]> {
    return this.db.collection<NoteDocument>('notes').find({ roomId }).sort({ rev: 1 }).toArray();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.log.close(1_000);
    await this.client.close();
  }
}

/** The documents that a room's log means, by an evaluation of its own: entry by entry, in order, nothing guarded. */
export function replay(entries: readonly RoomLogEntry[]): Map<string, Record<string, unknown>> {
  const documents = new Map<string, Record<string, unknown>>();
  const kinds = new Map([opened, seated, noted, changed].map((kind) => [kind.name, kind]));
  for (const entry of entries) {
    for (const step of kinds.get(entry.kind)?.project(entry as never) ?? []) {
      if (step.type === 'create') {
        documents.set(`${step.collection.definition.name}/${step.document._id.toHexString()}`, step.document);
      } else {
        const name = `${step.collection.definition.name}/${step.id.toHexString()}`;
        documents.set(name, { ...documents.get(name), ...step.state, [step.collection.revField]: entry.rev });
      }
    }
  }
  return documents;
}

/** The documents that are stored for a room, in the form of `replay`; personal marks are left out. */
export async function stored(db: Db, roomId: ObjectId): Promise<Map<string, Record<string, unknown>>> {
  const documents = new Map<string, Record<string, unknown>>();
  for (const { definition, allOf } of [projectedHalls, projectedSeats, projectedNotes] as ProjectedCollection[]) {
    for (const document of await db.collection(definition.name).find(allOf(roomId)).toArray()) {
      documents.set(`${definition.name}/${document._id.toHexString()}`, {
        ...document,
        ...('lastNote' in document && { lastNote: 0 }),
      });
    }
  }
  return documents;
}
