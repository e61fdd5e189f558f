import superjson from 'superjson';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/index.js';
import { rawRequests } from './raw-http.fixture.js';

let app: TestApp;
let post: ReturnType<typeof rawRequests>['post'];

beforeAll(async () => {
  app = await createTestApp();
  ({ post } = rawRequests(app, await app.person()));
});
afterAll(() => app[Symbol.asyncDispose]());

const evil: [name: string, body: string][] = [
  ['an array nested 100,000 deep', `{"json":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['an object nested 17 deep', `{"json":${'{"a":'.repeat(17)}1${'}'.repeat(17)}}`],
  ['1,001 keys', JSON.stringify({ json: Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`k${i}`, 1])) })],
  ['__proto__ as a key', '{"json":{"name":"x","__proto__":{"polluted":true}}}'],
  ['constructor as a key', '{"json":{"name":"x","constructor":{"prototype":{"polluted":true}}}}'],
  ['__proto__ in the path of a value', '{"json":{"name":"x"},"meta":{"values":{"__proto__.polluted":["Date"]},"v":1}}'],
  [
    'a number of 200,000 digits',
    `{"json":{"name":"${'9'.repeat(200_000)}"},"meta":{"values":{"name":["bigint"]},"v":1}}`,
  ],
  ['a regular expression', '{"json":{"name":"/(a+)+$/"},"meta":{"values":{"name":["regexp"]},"v":1}}'],
  ['a set', '{"json":{"name":["x"]},"meta":{"values":{"name":["set"]},"v":1}}'],
  ['a map', '{"json":{"name":[["x","y"]]},"meta":{"values":{"name":["map"]},"v":1}}'],
  ['an error', '{"json":{"name":{"message":"x"}},"meta":{"values":{"name":["Error"]},"v":1}}'],
  ['a typed array', '{"json":{"name":[1]},"meta":{"values":{"name":[["typed-array","Uint8Array"]]},"v":1}}'],
  ['an instance of a class', '{"json":{"name":{}},"meta":{"values":{"name":[["class","Team"]]},"v":1}}'],
  ['an operator of the database', '{"json":{"name":{"$ne":null}}}'],
  ['meta that is no object', '{"json":{"name":"x"},"meta":"x"}'],
  ['meta with a broken path', '{"json":{"name":"x"},"meta":{"values":{"\\\\x":["Date"]},"v":1}}'],
  ['no envelope', '["x"]'],
];

it.each(evil)('refuses %s quickly', async (_name, body) => {
  const started = performance.now();
  const answer = await post('/trpc/teams.create', body);

  expect(answer.status).toBe(400);
  expect(answer.error?.data.code).toBe('BAD_REQUEST');
  expect(performance.now() - started).toBeLessThan(500);
  expect('polluted' in {}).toBe(false);
});

it('does not join what superjson says is one object', async () => {
  const body = '{"json":{"name":"Joined"},"meta":{"referentialEqualities":{"name":["__proto__.polluted"]},"v":1}}';

  expect((await post('/trpc/teams.create', body)).status).toBe(200);
  expect('polluted' in {}).toBe(false);
});

it('answers the other calls of the batch', async () => {
  const inputs = JSON.stringify({ 0: { json: [[]], meta: 5 }, 1: superjson.serialize({ name: 'Beside' }) });
  const answer = await post('/trpc/teams.create,teams.create?batch=1', inputs);
  const [refused, made] = JSON.parse(answer.text);

  expect(answer.status).toBe(207);
  expect(refused.error.json.data.code).toBe('BAD_REQUEST');
  expect(made.result.data.json.name).toBe('Beside');
});
