import { MESSAGES, TIMES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../../platform/ids.js';
import { SmtpInbox } from '../../../platform/mail/smtp-inbox.fixture.js';
import { createTestApp, expectError, type Person, type TestApp } from '../../../testing/index.js';

const newPassword = 'another horse battery';

describe('a forgotten password', () => {
  let app: TestApp;
  let inbox: SmtpInbox;
  const call = () => app.node.call();
  beforeAll(async () => {
    inbox = await SmtpInbox.start();
    app = await createTestApp({
      // Among the letters is one that the other end refuses.
      faultsExpected: true,
      environment: { SMTP_URL: inbox.url, SMTP_FROM: 'chat@example.org', PUBLIC_URL: 'https://chat.example.org' },
    });
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await inbox[Symbol.asyncDispose]();
  });

  /** Asks for a link and waits for the letter. */
  async function requestToken({ user }: Person): Promise<string> {
    const before = inbox.letters.length;
    expect(await call().auth.requestPasswordReset({ email: user.email })).toEqual({ ok: true });
    await expect.poll(() => inbox.letters.length).toBe(before + 1);
    return /#token=(\S+)/.exec(inbox.letters.at(-1)?.text ?? '')?.[1] ?? '';
  }

  it('is chosen anew with the link in a letter, and then all sessions end', async () => {
    const person = await app.person({ displayName: 'Zoë “Z”' });
    const token = await requestToken(person);
    const letter = inbox.letters.at(-1);
    expect(letter).toMatchObject({ from: 'chat@example.org', subject: 'Choose a new password for Confab' });
    expect(letter?.to).toContain(`<${person.user.email}>`);
    expect(letter?.text).toContain('Hello Zoë “Z”,');
    expect(letter?.text).toContain(`https://chat.example.org/reset-password#token=${token}`);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const stored = await app.container.platform.db.collection('passwordResets').find({}).toArray();
    expect(JSON.stringify(stored)).not.toContain(token);

    expect(await call().auth.resetPassword({ token, newPassword })).toEqual({ ok: true });
    await expectError(person.call.users.me(), 'UNAUTHORIZED');
    const login = (password: string) => call().auth.login({ login: person.user.username, password });
    await expectError(login(person.password), 'UNAUTHORIZED');
    await login(newPassword);
  });

  it('takes each link once, however many come at once, and none besides it after that', async () => {
    const person = await app.person();
    const [first, second] = [await requestToken(person), await requestToken(person)];
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, (_, index) =>
        call().auth.resetPassword({ token: second, newPassword: `${newPassword} ${index}` }),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const token of [first, second]) {
      const error = await expectError(
        call().auth.resetPassword({ token, newPassword }),
        'BAD_REQUEST',
        MESSAGES.resetTokenInvalid,
      );
      expect(error).toMatchObject({ issues: { fieldErrors: { token: [MESSAGES.resetTokenInvalid] } } });
    }
  });

  it('takes no link that is too old, for an address given up since, or of an account that is deactivated', async () => {
    const [late, moved, gone] = [await app.person(), await app.person(), await app.person()];
    const reset = (token: string) =>
      expectError(call().auth.resetPassword({ token, newPassword }), 'BAD_REQUEST', MESSAGES.resetTokenInvalid);
    const movedToken = await requestToken(moved);
    await moved.call.users.updateMe({ email: 'moved@example.org', currentPassword: moved.password });
    await reset(movedToken);

    const goneToken = await requestToken(gone);
    await gone.call.users.deactivateMe({ password: gone.password });
    await reset(goneToken);

    const lateToken = await requestToken(late);
    app.clock.advance(TIMES.passwordReset + 1_000);
    await reset(lateToken);
    await reset('x');
  });

  it('ends no link for a password that will not do', async () => {
    const person = await app.person();
    const token = await requestToken(person);
    await expectError(call().auth.resetPassword({ token, newPassword: 'baseball' }), 'BAD_REQUEST');
    await expectError(call().auth.resetPassword({ token, newPassword: 'short' }), 'BAD_REQUEST');
    await call().auth.resetPassword({ token, newPassword });
  });

  it('is no more by an older link once it was changed', async () => {
    const person = await app.person();
    const token = await requestToken(person);
    await person.call.auth.changePassword({ currentPassword: person.password, newPassword });
    await expectError(call().auth.resetPassword({ token, newPassword: `${newPassword} 2` }), 'BAD_REQUEST');
  });

  it('is answered alike and as quickly where there is no such account', async () => {
    const [known, gone] = [await app.person(), await app.person()];
    await gone.call.users.deactivateMe({ password: gone.password });
    const before = inbox.letters.length;
    const times: Record<string, number[]> = {};
    for (let round = 0; round < 9; round += 1) {
      for (const email of [known.user.email, gone.user.email, 'nobody@example.org']) {
        const start = performance.now();
        expect(await call().auth.requestPasswordReset({ email })).toEqual({ ok: true });
        times[email] = [...(times[email] ?? []), performance.now() - start];
      }
    }
    // No answer waits for a letter, nor for the database.
    for (const list of Object.values(times)) expect(list.toSorted((a, b) => a - b)[4]).toBeLessThan(50);
    await expect.poll(() => inbox.letters.length).toBe(before + 9);
    expect(new Set(inbox.letters.slice(before).map(({ to }) => to)).size).toBe(1);
  });

  it('is asked for in the same way when the letter cannot be sent', async () => {
    const person = await app.person();
    inbox.refuses = true;
    expect(await call().auth.requestPasswordReset({ email: person.user.email })).toEqual({ ok: true });
    await app.container.auth.close();
    inbox.refuses = false;
    await requestToken(person);
  });

  it.each([
    ['no address', { email: 'x' }],
    ['an operator', { email: { $ne: null } }],
    ['another field', { email: 'a@example.org', token: 'x' }],
  ])('is not asked for with %s', async (_, input) => {
    await expectError(call().auth.requestPasswordReset(input as { email: string }), 'BAD_REQUEST');
  });
});

describe('the limits of letters about passwords', () => {
  it('are two an hour and five a day for an account, and nobody is told', async () => {
    await using inbox = await SmtpInbox.start();
    await using app = await createTestApp({ rateLimits: true, environment: { SMTP_URL: inbox.url } });
    const person = await app.person();
    const request = async () => {
      await app.node.call().auth.requestPasswordReset({ email: person.user.email });
      await app.container.auth.close();
    };
    for (let index = 0; index < 5; index += 1) await request();
    expect(inbox.letters).toHaveLength(2);
    for (let hour = 0; hour < 6; hour += 1) {
      app.clock.advance(60 * 60_000);
      await request();
    }
    // Of the day's five one came back in the meantime.
    expect(inbox.letters).toHaveLength(6);
  });

  it('let who forgot a password and guessed too often in again', async () => {
    await using inbox = await SmtpInbox.start();
    await using app = await createTestApp({ rateLimits: true, environment: { SMTP_URL: inbox.url } });
    const person = await app.person();
    const login = (password: string) => app.node.call().auth.login({ login: person.user.username, password });
    for (let guess = 0; guess < 5; guess += 1) await expectError(login('not this one'), 'UNAUTHORIZED');
    await expectError(login(person.password), 'TOO_MANY_REQUESTS');
    await app.node.call().auth.requestPasswordReset({ email: person.user.email });
    await app.container.auth.close();
    const token = /#token=(\S+)/.exec(inbox.letters[0]?.text ?? '')?.[1] ?? '';
    await app.node.call().auth.resetPassword({ token, newPassword });
    await login(newPassword);
  });
});

describe('without SMTP_URL', () => {
  it('no link is made, in production', async () => {
    await using app = await createTestApp();
    const person = await app.person();
    expect(await app.node.call().auth.requestPasswordReset({ email: person.user.email })).toEqual({ ok: true });
    await app.container.auth.close();
    const resets = app.container.platform.db.collection('passwordResets');
    expect(await resets.countDocuments({ userId: toObjectId(person.user.id) })).toBe(0);
  });
});
