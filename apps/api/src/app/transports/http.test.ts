import superjson from 'superjson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import { type Answer, rawRequests, request, wire } from './raw-http.fixture.js';

let app: TestApp;
let person: Person;
let post: ReturnType<typeof rawRequests>['post'];
let get: ReturnType<typeof rawRequests>['get'];

beforeAll(async () => {
  app = await createTestApp();
  person = await app.person();
  ({ post, get } = rawRequests(app, person));
});
afterAll(() => app[Symbol.asyncDispose]());

const teamNames = async () => (await person.call.teams.list()).map(({ name }) => name);

describe('where a request comes from', () => {
  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['the same host with another port', { origin: 'http://localhost:1' }],
    ['another site, with the sign-in cookie', { origin: 'https://evil.example', cookie: 'confab_refresh=x' }],
    ['nowhere, but with the sign-in cookie', { cookie: 'theme=dark; confab_refresh=x' }],
  ])('refuses a call from %s', async (_name, headers) => {
    const answer = await post('/trpc/teams.create', wire({ name: 'Forged' }), headers);

    expect(answer.status).toBe(403);
    expect(answer.error?.data.code).toBe('FORBIDDEN');
    expect(await teamNames()).not.toContain('Forged');
  });

  it('serves its own pages, and scripts that carry no cookie', async () => {
    const own = await post('/trpc/teams.create', wire({ name: 'From a page' }), {
      origin: `http://localhost:${app.node.port}`,
    });
    const script = await post('/trpc/teams.create', wire({ name: 'From a script' }), { cookie: 'theme=dark' });

    expect([own.status, script.status]).toEqual([200, 200]);
    expect(own.headers.get('access-control-allow-origin')).toBe(`http://localhost:${app.node.port}`);
    expect(own.headers.get('access-control-allow-credentials')).toBe('true');
  });

  it('tells browsers nothing that would let another site read', async () => {
    const answer = await request(app, '/trpc/users.me', { method: 'OPTIONS', headers: foreignPreflight });

    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

const foreignPreflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };

describe('what a request may carry', () => {
  it.each(['multipart/form-data; boundary=x', 'text/plain', 'application/octet-stream', 'application/jsonp', ''])(
    'refuses bodies of type "%s"',
    async (type) => {
      const answer = await post('/trpc/auth.logout', '--x--', { 'content-type': type });

      expect(answer.status).toBe(415);
      expect(answer.error?.data.code).toBe('UNSUPPORTED_MEDIA_TYPE');
      await expect(person.call.users.me()).resolves.toBeDefined();
    },
  );

  it('takes JSON whatever its parameters', async () => {
    const answer = await post('/trpc/teams.create', wire({ name: 'Charset' }), {
      'content-type': 'Application/JSON; charset=utf-8',
    });
    expect(answer.status).toBe(200);
  });

  it('refuses a body over 256 KiB', async () => {
    const answer = await post('/trpc/teams.create', wire({ name: 'x'.repeat(256 * 1024) }));

    expect(answer.status).toBe(413);
    expect(answer.error?.data.code).toBe('PAYLOAD_TOO_LARGE');
  });

  it('refuses an address over 8,000 bytes', async () => {
    const answer = await get(`/trpc/users.me?input=${'x'.repeat(8_000)}`);

    expect(answer.status).toBe(400);
    expect(answer.error?.data.code).toBe('BAD_REQUEST');
  });

  it('refuses a batch of more than ten, and runs none of it', async () => {
    const calls = Array.from({ length: 11 }, (_, index) => [index, superjson.serialize({ name: `Batched ${index}` })]);
    const path = calls.map(() => 'teams.create').join(',');
    const answer = await post(`/trpc/${path}?batch=1`, JSON.stringify(Object.fromEntries(calls)));

    expect(answer.status).toBe(400);
    expect(answer.error?.data.code).toBe('BAD_REQUEST');
    expect(answer.text.length).toBeLessThan(1_000);
    expect(await teamNames()).not.toContain('Batched 0');
  });

  it.each(['{', 'null', '[]', '5', '"text"', '{"json":', '\u0000'])('refuses the body %j', async (body) => {
    const answer = await post('/trpc/teams.create', body);

    expect(answer.status).toBe(400);
    expect(answer.error?.data.code).toBe('BAD_REQUEST');
  });
});

describe('what does not exist', () => {
  it.each(['/trpc/no.such', '/trpc/__proto__', '/trpc/a/b', '/trpc', '/trpc/'])(
    'answers %s in the form of tRPC',
    async (path) => {
      const answer = await get(path);

      expect(answer.status).toBe(404);
      expect(answer.error?.data).toEqual({ code: 'NOT_FOUND', httpStatus: 404 });
    },
  );

  it('answers an address that cannot be decoded', async () => {
    expect((await get('/trpc/%E0%A4%A')).error?.data.code).toBe('BAD_REQUEST');
  });

  it('answers what the caller may not see as it answers what is not there, to the byte', async () => {
    const other = await app.person();
    const team = await app.team({ owner: other });
    const [hidden, absent] = await Promise.all(
      [team.id, unknownId()].map((teamId) => get(`/trpc/teams.get?input=${encodeURIComponent(wire({ teamId }))}`)),
    );

    expect(hidden?.status).toBe(404);
    expect(hidden?.text).toBe(absent?.text);
    expect(comparable(hidden)).toEqual(comparable(absent));
  });
});

/** The headers but those that are of the moment. */
function comparable(answer: Answer | undefined): [string, string][] {
  return [...(answer?.headers ?? [])].filter(([name]) => !['date', 'x-request-id'].includes(name));
}

describe('methods', () => {
  it('does not run a mutation by GET', async () => {
    const answer = await get(`/trpc/teams.create?input=${encodeURIComponent(wire({ name: 'By GET' }))}`);

    expect(answer.status).toBe(405);
    expect(answer.error?.data.code).toBe('METHOD_NOT_SUPPORTED');
    expect(await teamNames()).not.toContain('By GET');
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('does not run a mutation by %s', async (method) => {
    const answer = await request(app, '/trpc/teams.create', {
      method,
      body: wire({ name: 'Otherwise' }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${person.session.accessToken}` },
    });
    expect(answer.status).toBe(405);
  });
});

describe('signing in', () => {
  it('keeps the refresh token of the web in a cookie that no script and no other site has', async () => {
    const input = {
      email: 'web@example.org',
      username: 'web',
      displayName: 'Web',
      password: 'a long secret',
      client: 'web',
    };
    const answer = await post('/trpc/auth.register', wire(input));
    const cookie = answer.headers.getSetCookie().find((value) => value.startsWith('confab_refresh='));

    expect(answer.status).toBe(200);
    expect(cookie).toMatch(/; Path=\/trpc(;|$)/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(JSON.parse(answer.text).result.data.json.refreshToken).toBeNull();
  });

  it('asks for a token, and takes no bad one', async () => {
    await expectError(app.node.http().users.me.query(), 'UNAUTHORIZED');
    await expectError(app.node.http('nonsense').users.me.query(), 'UNAUTHORIZED');
    await expect(person.http.users.me.query()).resolves.toMatchObject({ id: person.user.id });
  });
});

describe('rate limits', () => {
  it('says in the answer and in the header when to come again', async () => {
    await using limited = await createTestApp({ rateLimits: true });
    const burst = Array.from({ length: 60 }, () => fetch(`${limited.url}/trpc/users.me`));
    const refused = (await Promise.all(burst)).filter(({ status }) => status === 429);
    const [first] = refused;
    if (!first) throw new Error('No call was refused');

    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect(Number(first.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(JSON.parse(await first.text()).error.json.data.retryAfterMs).toBeGreaterThan(0);
  });
});
