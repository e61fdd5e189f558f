import { ERROR_STATUS, type ErrorCode, type ErrorData, MESSAGES } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestApp, type Person, type TestApp, unknownId } from '../../src/testing/index.js';

let app: TestApp;
let person: Person;
let teamId: string;
let roomId: string;

beforeAll(async () => {
  // The last of the table is a fault of the server's own.
  app = await createTestApp({ faultsExpected: true });
  person = await app.person();
  const team = await app.team({ owner: person });
  teamId = team.id;
  roomId = (await app.channel({ team, by: person, name: 'taken' })).id;
});
afterAll(() => app[Symbol.asyncDispose]());

const shape = z.object({ error: z.object({ json: z.object({ message: z.string(), data: z.custom<ErrorData>() }) }) });

interface Asked {
  url?: string;
  method?: 'GET' | 'POST';
  token?: string | null;
  type?: string;
  body?: string;
}

/** Calls over bare HTTP, and reads the error. */
async function refusalOf(path: string, input: unknown, asked: Asked = {}) {
  const { url = app.url, method = 'POST', token = person.session.accessToken, type = 'application/json' } = asked;
  const body = asked.body ?? JSON.stringify({ json: input });
  const address = new URL(`${url}/trpc/${path}`);
  if (method === 'GET') address.searchParams.set('input', body);
  const response = await fetch(address, {
    method,
    headers: { 'content-type': type, ...(token && { authorization: `Bearer ${token}` }) },
    ...(method === 'POST' && { body }),
  });
  const text = await response.text();
  const { message, data } = shape.parse(JSON.parse(text)).error.json;
  return { status: response.status, retryAfter: response.headers.get('retry-after'), message, data, text };
}

/** That an error is the one of the table, in its code, its status and what it carries. */
async function expectRefusal(code: ErrorCode, refusal: ReturnType<typeof refusalOf>, message?: string) {
  const found = await refusal;
  expect({ status: found.status, code: found.data.code, httpStatus: found.data.httpStatus }).toEqual({
    status: ERROR_STATUS[code],
    code,
    httpStatus: ERROR_STATUS[code],
  });
  if (message !== undefined) expect(found.message).toBe(message);
  return found;
}

describe('the errors of the API', () => {
  it('BAD_REQUEST: an input that its schema refuses, with what is wrong of which field', async () => {
    const { data } = await expectRefusal(
      'BAD_REQUEST',
      refusalOf('messages.send', { roomId, body: ' ' }),
      MESSAGES.emptyMessage,
    );
    expect(data.issues?.fieldErrors).toEqual({ body: [MESSAGES.emptyMessage] });
    await expectRefusal(
      'BAD_REQUEST',
      refusalOf('search.messages', { query: '' }, { method: 'GET' }),
      MESSAGES.emptySearch,
    );
    await expectRefusal('BAD_REQUEST', refusalOf('messages.list', { roomId: 'x' }, { method: 'GET' }));
    await expectRefusal('BAD_REQUEST', refusalOf('rooms.list', { limit: 101 }, { method: 'GET' }));
    await expectRefusal(
      'BAD_REQUEST',
      refusalOf('conversations.openDirect', { userId: person.user.id }),
      MESSAGES.selfConversation,
    );
  });

  it('UNAUTHORIZED: no token, or a bad one', async () => {
    for (const token of [null, 'x'])
      await expectRefusal('UNAUTHORIZED', refusalOf('auth.logout', undefined, { token }));
  });

  it('FORBIDDEN: what one may know of and not do', async () => {
    const member = await app.person();
    const { code } = await person.call.invitations.create({ teamId });
    await member.call.invitations.join({ code });
    await member.call.rooms.leave({ roomId });
    const token = member.session.accessToken;
    await expectRefusal(
      'FORBIDDEN',
      refusalOf('messages.send', { roomId, body: 'x' }, { token }),
      MESSAGES.noRoomAccess,
    );
    await expectRefusal('FORBIDDEN', refusalOf('teams.delete', { teamId }, { token }));
  });

  it('NOT_FOUND: what is not there, in the words for each kind of thing', async () => {
    await expectRefusal('NOT_FOUND', refusalOf('channels.join', { channelId: unknownId() }), MESSAGES.notFound);
    await expectRefusal('NOT_FOUND', refusalOf('invitations.join', { code: 'x' }), MESSAGES.invitationInvalid);
    await expectRefusal('NOT_FOUND', refusalOf('users.block', { userId: unknownId() }), MESSAGES.userNotFound);
    await expectRefusal('NOT_FOUND', refusalOf('no.procedure', {}));
  });

  it('METHOD_NOT_SUPPORTED: a mutation by GET', async () => {
    await expectRefusal('METHOD_NOT_SUPPORTED', refusalOf('teams.create', { name: 'x' }, { method: 'GET' }));
  });

  it('CONFLICT: a unique thing that is there already', async () => {
    await expectRefusal('CONFLICT', refusalOf('channels.create', { teamId, name: 'taken' }), MESSAGES.channelNameTaken);
    const { username, email } = person.user;
    for (const taken of [
      { username, email: 'other@example.org' },
      { username: 'other', email },
    ]) {
      const input = { ...taken, displayName: 'x', password: 'something long enough' };
      await expectRefusal('CONFLICT', refusalOf('auth.register', input, { token: null }), MESSAGES.accountTaken);
    }
  });

  it('PRECONDITION_FAILED: what the state forbids', async () => {
    await expectRefusal('PRECONDITION_FAILED', refusalOf('teams.leave', { teamId }), MESSAGES.lastOwner);
    const { id: channelId } = await person.call.channels.create({ teamId, name: 'old' });
    await person.call.channels.archive({ channelId });
    const input = { roomId: channelId, body: 'x' };
    await expectRefusal('PRECONDITION_FAILED', refusalOf('messages.send', input), MESSAGES.channelArchived);
  });

  it('PAYLOAD_TOO_LARGE: a body over 256 KiB, a file over its limit', async () => {
    await expectRefusal('PAYLOAD_TOO_LARGE', refusalOf('messages.send', { body: 'x'.repeat(300_000) }));
    const input = { roomId, name: 'film.mp4', size: 26 * 1024 * 1024 };
    await expectRefusal('PAYLOAD_TOO_LARGE', refusalOf('files.begin', input), MESSAGES.fileTooLarge);
  });

  it('UNSUPPORTED_MEDIA_TYPE: anything but JSON', async () => {
    await expectRefusal('UNSUPPORTED_MEDIA_TYPE', refusalOf('auth.logout', {}, { type: 'text/plain' }));
  });

  it('TOO_MANY_REQUESTS: with when to come again', async () => {
    await using limited = await createTestApp({ rateLimits: true });
    const someone = await limited.person();
    const team = await someone.call.teams.create({ name: 'Team' });
    const asked = { url: limited.url, token: someone.session.accessToken };
    const notice = { teamId: team.id, title: 'x', body: 'y' };
    for (let count = 0; count < 6; count += 1) await someone.call.teams.notify(notice);
    const { data, retryAfter } = await expectRefusal('TOO_MANY_REQUESTS', refusalOf('teams.notify', notice, asked));
    expect(data.retryAfterMs).toBeGreaterThan(0);
    expect(Number(retryAfter)).toBe(Math.ceil((data.retryAfterMs ?? 0) / 1_000));
  });

  it('SERVICE_UNAVAILABLE: without the database, with when to come again', async () => {
    const second = await app.secondNode();
    await second.container.close();
    const input = { login: 'somebody', password: 'something long' };
    const refusal = refusalOf('auth.login', input, { url: second.url, token: null });
    const { data, retryAfter } = await expectRefusal('SERVICE_UNAVAILABLE', refusal, MESSAGES.unavailable);
    expect([data.retryAfterMs, retryAfter]).toEqual([1_000, '1']);
  });

  it('INTERNAL_SERVER_ERROR: with the number of its line in the log, and nothing of what went wrong', async () => {
    const { id: broken } = await person.call.channels.create({ teamId, name: 'broken' });
    // A channel of no team, as no change of ours leaves it.
    const rooms = app.container.platform.db.collection('rooms');
    const change = { $set: { name: null } };
    await rooms.updateOne({ _id: ObjectId.createFromHexString(broken) }, change, { bypassDocumentValidation: true });
    const { data, text } = await expectRefusal(
      'INTERNAL_SERVER_ERROR',
      refusalOf('channels.get', { channelId: broken }, { method: 'GET' }),
      MESSAGES.internal,
    );
    expect(data.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(text).not.toMatch(/Not a channel|stack|\.ts|\bat /);
  });
});
