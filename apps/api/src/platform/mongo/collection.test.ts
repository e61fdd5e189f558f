import { MongoClient, ObjectId } from 'mongodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import {
  anyObject,
  collectionOf,
  date,
  defineCollection,
  duplicateIndex,
  ensureCollections,
  integer,
  objectId,
} from './index.js';

const things = defineCollection({
  name: 'things',
  schema: z.strictObject({
    _id: objectId(),
    name: z.string().max(5),
    size: integer(),
    kind: z.enum(['round', 'square']),
    madeAt: date(),
    goneAt: date().nullable(),
    owner: z.strictObject({ id: objectId(), since: date() }).nullable(),
    tags: z.array(z.string()).max(2),
    extra: anyObject(),
    note: z.string().optional(),
  }),
  indexes: [{ name: 'byName', key: { name: 1 }, options: { unique: true } }],
});
const client = new MongoClient(inject('mongoUri'));
const db = client.db(`collection-${new ObjectId().toHexString()}`);
const collection = collectionOf(db, things);
const valid = () => ({
  _id: new ObjectId(),
  name: new ObjectId().toHexString().slice(-5),
  size: 1,
  kind: 'round' as const,
  madeAt: new Date(),
  goneAt: null,
  owner: null,
  tags: [],
  extra: { anything: [1, 'two'] },
});

beforeAll(() => ensureCollections(db, [things]));
afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});

test('a document that fits its schema is taken, and comes back as it went', async () => {
  const document = { ...valid(), owner: { id: new ObjectId(), since: new Date() }, goneAt: new Date(), tags: ['a'] };
  await collection.insertOne(document);
  expect(await collection.findOne({ _id: document._id })).toEqual(document);
});

test.each([
  ['a text for a time', { madeAt: '2026-01-01' }],
  ['a text for a reference', { owner: { id: 'abc', since: new Date() } }],
  ['a value outside the list', { kind: 'flat' }],
  ['too long a text', { name: 'too long' }],
  ['too many items', { tags: ['a', 'b', 'c'] }],
  ['a number in a text list', { tags: [1] }],
  ['an unknown field', { colour: 'red' }],
  ['null where nothing may be missing', { size: null }],
])('MongoDB itself refuses %s', async (_, change) => {
  await expect(db.collection('things').insertOne({ ...valid(), ...change })).rejects.toMatchObject({ code: 121 });
});

test('a duplicate is told by the name of its index', async () => {
  const document = valid();
  await collection.insertOne(document);
  const error = await collection.insertOne({ ...valid(), name: document.name }).catch((thrown: unknown) => thrown);
  expect(duplicateIndex(error)).toBe('byName');
  expect(duplicateIndex(new Error('other'))).toBeNull();
});

test('several processes can create the same collections at once', async () => {
  const other = client.db(`collection-${new ObjectId().toHexString()}`);
  await Promise.all(Array.from({ length: 5 }, () => ensureCollections(other, [things])));
  expect(await other.collection('things').indexes()).toHaveLength(2);
  await other.dropDatabase();
});
