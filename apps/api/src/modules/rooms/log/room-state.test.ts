import { ObjectId } from 'mongodb';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineCollection, integer, objectId } from '../../../platform/mongo/index.js';
import type { ProjectedCollection, ProjectionStep } from './entry-kind.js';
import { NewestDocuments } from './newest-documents.js';
import { RoomDraft, RoomState } from './room-state.js';

const pages = defineCollection({
  name: 'pages',
  schema: z.strictObject({ _id: objectId(), rev: integer(), text: z.string() }),
  indexes: [],
});
const projectedPages: ProjectedCollection<typeof pages> = {
  definition: pages,
  revField: 'rev',
  keyOf: (page) => page._id.toHexString(),
  filterOf: () => ({}),
  roomOf: (page) => page._id,
  allOf: () => ({}),
};
const _id = new ObjectId();
const ref = { collection: projectedPages, key: _id.toHexString() };
const created: ProjectionStep = {
  type: 'create',
  collection: projectedPages,
  document: { _id, rev: 1, text: 'as it was made' },
};
const replaced: ProjectionStep = { type: 'replace', ...ref, id: _id, state: { text: 'as it became' } };

const newest = new NewestDocuments();
const another = (): ProjectionStep => ({ ...created, document: { ...created.document, _id: new ObjectId() } });

test('a document that nobody saw made is not kept', () => {
  const state = new RoomState(new ObjectId(), 0, newest);
  state.advance(2, [replaced]);
  expect(state.knows(ref)).toBe(false);
  expect(state.head).toBe(2);
});

test('a document that was just made follows the log, until there are newer ones in whichever room', () => {
  const few = new NewestDocuments(3);
  const [state, elsewhere] = [new RoomState(new ObjectId(), 0, few), new RoomState(new ObjectId(), 0, few)];
  state.advance(1, [created]);
  state.advance(2, [replaced]);
  elsewhere.advance(1, [another()]);
  elsewhere.advance(2, [another()]);
  expect(state.knows(ref)).toBe(true);
  elsewhere.advance(3, [another()]);
  expect(state.knows(ref)).toBe(false);
});

test('a document that a decision asked for stays, however many newer ones there are', () => {
  const few = new NewestDocuments(3);
  const state = new RoomState(new ObjectId(), 0, few);
  state.advance(1, [created]);
  expect(state.ask(ref)).toBe(true);
  for (let rev = 2; rev < 10; rev += 1) state.advance(rev, [another()]);
  state.advance(10, [replaced]);
  expect(state.document(projectedPages, ref.key)).toEqual({ _id, rev: 10, text: 'as it became' });
});

test('a decision sees only what it asked for', () => {
  const state = new RoomState(new ObjectId(), 0, newest);
  state.advance(1, [created]);
  expect(() => new RoomDraft(state).document(projectedPages, ref.key)).toThrow('not asked for');
  state.ask(ref);
  expect(new RoomDraft(state).document(projectedPages, ref.key)).toMatchObject({ rev: 1 });
});

test('where much is asked for, it is read again, and what is new stays', () => {
  const state = new RoomState(new ObjectId(), 0, newest);
  state.advance(1, [created]);
  const asked = Array.from({ length: 2_001 }, (_, index) => ({ collection: projectedPages, key: `${index}` }));
  for (const other of asked.slice(1)) state.learn(other, null);
  state.trim();
  expect(asked.filter((other) => state.knows(other))).toHaveLength(2_000);
  for (const other of asked) state.learn(other, null);
  state.trim();
  expect(asked.filter((other) => state.knows(other))).toHaveLength(0);
  expect(state.knows(ref)).toBe(true);
});

test('a document that a decision asked for follows the log', () => {
  const state = new RoomState(new ObjectId(), 0, newest);
  state.learn(ref, null);
  state.advance(1, [created]);
  expect(state.document(projectedPages, ref.key)).toEqual({ _id, rev: 1, text: 'as it was made' });
  state.advance(2, [replaced]);
  expect(state.document(projectedPages, ref.key)).toEqual({ _id, rev: 2, text: 'as it became' });
});

test('a decision sees what was decided before it in its batch, which changes nothing for the room', () => {
  const state = new RoomState(new ObjectId(), 0, newest);
  state.learn(ref, null);
  const draft = new RoomDraft(state);
  draft.decide(1, [created]);
  draft.decide(2, [replaced]);
  expect(draft.document(projectedPages, ref.key)).toEqual({ _id, rev: 2, text: 'as it became' });
  expect(state.document(projectedPages, ref.key)).toBeNull();
});
