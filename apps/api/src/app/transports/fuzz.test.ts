import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp, unknownId } from '../../testing/index.js';
import { createAppRouter } from '../router.js';
import { rawRequests } from './raw-http.fixture.js';
import { RawSocket } from './raw-socket.fixture.js';

let app: TestApp;
let paths: string[];

beforeAll(async () => {
  app = await createTestApp();
  const { procedures } = createAppRouter(app.container)._def;
  // Signing out would turn every later answer into the same refusal.
  paths = Object.keys(procedures).filter((path) => path !== 'auth.logout' && path !== 'events.feed');
});
afterAll(() => app[Symbol.asyncDispose]());

const FIELDS = [
  'teamId',
  'roomId',
  'channelId',
  'userId',
  'messageId',
  'body',
  'name',
  'limit',
  'cursor',
  'clientId',
  'code',
];
const field = fc.oneof(fc.constantFrom(...FIELDS), fc.string());
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant(unknownId()),
  fc.constant({ $ne: null }),
  fc.string(),
);
const input = fc.oneof(fc.dictionary(field, value, { maxKeys: 5 }), value);
const type = fc.constantFrom(
  'Date',
  'undefined',
  'set',
  'map',
  'bigint',
  'regexp',
  'Error',
  'number',
  'URL',
  'nonsense',
);
const meta = fc.option(
  fc.record({ values: fc.oneof(fc.dictionary(field, fc.tuple(type)), fc.tuple(type), value), v: value }),
);

it('answers whatever is posted, and never as if it were its own fault', async () => {
  const { post } = rawRequests(app, await app.person());
  await fc.assert(
    fc.asyncProperty(fc.nat(), input, meta, async (index, json, annotations) => {
      const path = paths[index % paths.length] ?? '';
      const answer = await post(`/trpc/${path}`, JSON.stringify({ json, meta: annotations }));

      expect(answer.status, `${path} ${answer.text}`).toBeLessThan(500);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

it('answers whatever comes over a socket, and stays open', async () => {
  const person = await app.person();
  const socket = await RawSocket.open(app.url, { accessToken: person.session.accessToken });
  await socket.query('users.me');
  const kind = fc.constantFrom('query', 'mutation', 'subscription', 'subscription.stop', 'nonsense');
  await fc.assert(
    fc.asyncProperty(fc.nat(), kind, fc.record({ json: input, meta }), async (index, method, payload) => {
      socket.send({ id: 10_000 + index, method, params: { path: paths[index % paths.length], input: payload } });
    }),
    { numRuns: 400 },
  );

  // Until what was sent before has been answered, there are too many calls under way.
  await expect.poll(async () => (await socket.query('users.me')).result?.type, { timeout: 10_000 }).toBe('data');
  const faults = socket.received.filter(({ error }) => error?.json.data.code === 'INTERNAL_SERVER_ERROR');
  expect(faults).toEqual([]);
  socket.close();
});
