import { ObjectId } from 'mongodb';
import { z } from 'zod';
import { errors } from '../../../platform/errors.js';
import { toObjectId } from '../../../platform/ids.js';
import { type DocumentOf, date, defineCollection, integer, objectId } from '../../../platform/mongo/index.js';
import { type EntryKind, type ProjectedCollection, roomLogCollection } from './index.js';

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

export const projectedHalls: ProjectedCollection<typeof halls> = {
  definition: halls,
  revField: 'rev',
  keyOf: (hall) => hall._id.toHexString(),
  filterOf: (named) => ({ _id: { $in: named.map(({ roomId }) => roomId) } }),
  roomOf: ({ _id }) => _id,
  allOf: (roomId) => ({ _id: roomId }),
};
export const projectedSeats: ProjectedCollection<typeof seats> = {
  definition: seats,
  revField: 'seatRev',
  keyOf: (seat) => seat.userId.toHexString(),
  filterOf: (named) => ({
    $or: named.map(({ roomId, keys }) => ({ roomId, userId: { $in: keys.map(toObjectId) } })),
  }),
  roomOf: ({ roomId }) => roomId,
  allOf: (roomId) => ({ roomId }),
};
export const projectedNotes: ProjectedCollection<typeof notes> = {
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
export const opened: EntryKind<{ name: string; userIds: ObjectId[] }, Opened> = {
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
export const seated: EntryKind<{ userId: ObjectId; active: boolean }, Seated> = {
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
export const noted: EntryKind<{ text: string }, Note> = {
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

export const changed: EntryKind<{ noteId: ObjectId; text: string | null }, Note> = {
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
