import { type Document, MongoBulkWriteError, MongoClient, ObjectId } from 'mongodb';
import { afterAll, expect, inject, test } from 'vitest';
import { errors } from './errors.js';
import { createLogger } from './logger.js';

const client = new MongoClient(inject('mongoUri'));
const db = client.db(`logger-${new ObjectId().toHexString()}`);
afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});

/** What the logger writes. */
function lineOf(write: (logger: ReturnType<typeof createLogger>) => void): Document {
  const lines: string[] = [];
  write(createLogger({ level: 'info', pretty: false }, { write: (line) => void lines.push(line) }));
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '');
}

test('an error of MongoDB is logged without the documents it was about', async () => {
  await db.createCollection('notes', { validator: { body: { $type: 'int' } } });
  const error = await db
    .collection('notes')
    .bulkWrite([{ insertOne: { document: { body: 'a secret that was said' } } }])
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MongoBulkWriteError);
  const line = lineOf((logger) => logger.error({ err: error }, 'A write failed'));
  expect(JSON.stringify(line)).not.toContain('secret');
  expect(line).toMatchObject({
    msg: 'A write failed',
    err: { type: 'MongoBulkWriteError', message: 'Document failed validation', code: 121 },
  });
  expect(line.err.stack).toContain('logger.test.ts');
});

test('an error is logged with what caused it', () => {
  const cause = new TypeError('the reason');
  const line = lineOf((logger) => logger.warn({ err: errors.unavailable(cause) }, 'Not now'));
  expect(line.err).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  expect(line.err.cause).toMatchObject({ type: 'TypeError', message: 'the reason' });
});

test('secrets are masked, and no text breaks out of its line', () => {
  const line = lineOf((logger) => logger.info({ password: 'p', call: { accessToken: 't' }, name: 'a\nb\u001b[2J' }));
  expect(line).toMatchObject({ password: '[hidden]', call: { accessToken: '[hidden]' }, name: 'a\nb\u001b[2J' });
});
