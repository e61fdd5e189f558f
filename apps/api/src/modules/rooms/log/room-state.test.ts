import { ObjectId } from 'mongodb';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineCollection, integer, objectId } from '../../../platform/mongo/index.js';
import type { ProjectedCollection, ProjectionStep } from './entry-kind.js';
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

test('a document that no decision asked for is not kept', () => {
  const state = new RoomState(new ObjectId(), 0);
  state.advance(1, [created]);
  expect(state.knows(ref)).toBe(false);
  state.advance(2, [replaced]);
  expect(state.knows(ref)).toBe(false);
  expect(state.head).toBe(2);
});

test('a document that a decision asked for follows the log', () => {
  const state = new RoomState(new ObjectId(), 0);
  state.learn(ref, null);
  state.advance(1, [created]);
  expect(state.document(projectedPages, ref.key)).toEqual({ _id, rev: 1, text: 'as it was made' });
  state.advance(2, [replaced]);
  expect(state.document(projectedPages, ref.key)).toEqual({ _id, rev: 2, text: 'as it became' });
});

test('a decision sees what was decided before it in its batch, which changes nothing for the room', () => {
  const state = new RoomState(new ObjectId(), 0);
  state.learn(ref, null);
  const draft = new RoomDraft(state);
  draft.decide(1, [created]);
  draft.decide(2, [replaced]);
  expect(draft.document(projectedPages, ref.key)).toEqual({ _id, rev: 2, text: 'as it became' });
  expect(state.document(projectedPages, ref.key)).toBeNull();
});
