import type { Me } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../platform/embedded/free-port.js';
import { createTestApp, expectError, type TestApp } from '../../../testing/index.js';
import { Browser } from './browser.fixture.js';
import { forward } from './forward.fixture.js';
import { OidcServer, type OutsideAccount } from './oidc-server.fixture.js';

describe('signing in by an outside service', () => {
  let app: TestApp;
  let outside: OidcServer;
  /** Where people reach the server: the address that the outside service sends them back to. */
  let publicUrl: string;
  let proxy: { close(): void };
  beforeAll(async () => {
    outside = await OidcServer.start();
    const port = await freePort();
    publicUrl = `http://127.0.0.1:${port}`;
    app = await createTestApp({ environment: { ...outside.environment, PUBLIC_URL: publicUrl } });
    proxy = await forward(port, () => app.url);
    await outside.serve(`${publicUrl}/auth/oidc/office/callback`);
    // Somebody has to be the first, who becomes admin.
    await app.person();
  });
  afterAll(async () => {
    proxy.close();
    await app[Symbol.asyncDispose]();
    await outside[Symbol.asyncDispose]();
  });

  const arrived = (url: URL) => url.origin === publicUrl && ['/', '/sign-in'].includes(url.pathname);

  /** Signs somebody in and answers where the browser ended up. */
  async function signIn(account: OutsideAccount | null, browser = new Browser()): Promise<string> {
    outside.signingIn = account;
    const { url } = await browser.go(`${publicUrl}/auth/oidc/office`, arrived);
    return `${url.pathname}${url.search}`;
  }

  /** Whom the browser's cookies are of. */
  async function whoIs(browser: Browser): Promise<Me> {
    const response = await fetch(`${publicUrl}/trpc/auth.refresh`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: publicUrl,
        cookie: `confab_refresh=${browser.cookie('confab_refresh')}`,
      },
      body: '{}',
    });
    return JSON.parse(await response.text()).result.data.json.user;
  }

  it('is offered by name, and leads nowhere for another', async () => {
    expect(await app.node.call().auth.providers()).toEqual([{ id: 'office', name: 'Work & Co' }]);
    for (const path of ['other', 'WORK', '__proto__']) {
      expect((await fetch(`${publicUrl}/auth/oidc/${path}`, { redirect: 'manual' })).status).toBe(404);
    }
    const { headers } = await fetch(`${publicUrl}/auth/oidc/office`, { redirect: 'manual' });
    const sent = new URL(headers.get('location') ?? '');
    expect(Object.fromEntries(sent.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      redirect_uri: `${publicUrl}/auth/oidc/office/callback`,
    });
    expect(headers.get('set-cookie')).toMatch(
      /^confab_oidc=\S+; Max-Age=600; Path=\/auth\/oidc; HttpOnly; SameSite=Lax$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('makes an account the first time, and finds it the next, whatever the address is by then', async () => {
    const browser = new Browser();
    const account = {
      sub: 'ada-1',
      email: 'Ada@Example.org',
      email_verified: true,
      name: 'Ada King',
      preferred_username: 'Ada.King!',
    };
    expect(await signIn(account, browser)).toBe('/');
    const user = await whoIs(browser);
    expect(user).toMatchObject({
      email: 'ada@example.org',
      username: 'ada.king',
      displayName: 'Ada King',
      role: 'member',
    });
    expect(browser.cookie('confab_oidc')).toBeUndefined();
    const again = new Browser();
    expect(await signIn({ ...account, email: 'new@example.org', email_verified: false }, again)).toBe('/');
    expect((await whoIs(again)).id).toBe(user.id);
    const login = app.node.call().auth.login({ login: 'ada.king', password: 'anything' });
    await expectError(login, 'UNAUTHORIZED');
  });

  it('makes one account of one person who comes many times at once', async () => {
    outside.signingIn = { sub: 'many', email: 'many@example.org', email_verified: true, preferred_username: 'many' };
    const browsers = Array.from({ length: 5 }, () => new Browser());
    await Promise.all(browsers.map((browser) => browser.go(`${publicUrl}/auth/oidc/office`, arrived)));
    const users = await Promise.all(browsers.map(whoIs));
    expect(new Set(users.map(({ id }) => id)).size).toBe(1);
  });

  it('gives another username where the one elsewhere is taken or none', async () => {
    await app.person({ username: 'taken' });
    const names: string[] = [];
    for (const [index, preferred_username] of ['taken', '日本', 'everyone', ''].entries()) {
      const browser = new Browser();
      const email = `${index === 3 ? 'J.O_K+chat' : `name-${index}`}@example.org`;
      await signIn({ sub: `name-${index}`, email, email_verified: true, preferred_username }, browser);
      names.push((await whoIs(browser)).username);
    }
    expect(names).toEqual([
      expect.stringMatching(/^taken-[0-9a-f]{6}$/),
      expect.stringMatching(/^user-[0-9a-f]{6}$/),
      expect.stringMatching(/^user-[0-9a-f]{6}$/),
      'j.o_k-chat',
    ]);
  });

  it('finds the account of the verified address, and ends what whoever made it may know', async () => {
    const person = await app.person({ email: 'linked@example.org' });
    const browser = new Browser();
    const account = { sub: 'linked', email: 'linked@example.org', email_verified: true };
    expect(await signIn(account, browser)).toBe('/');
    expect((await whoIs(browser)).id).toBe(person.user.id);
    await expectError(person.call.users.me(), 'UNAUTHORIZED');
    const login = { login: person.user.username, password: person.password };
    await expectError(app.node.call().auth.login(login), 'UNAUTHORIZED');

    // From now on the address is known to be theirs, and nothing ends any more.
    const second = { sub: 'linked-elsewhere', email: 'linked@example.org', email_verified: true };
    expect(await signIn(second)).toBe('/');
    expect((await whoIs(browser)).id).toBe(person.user.id);
  });

  it('takes nobody by an address that is not verified, nor into an account that is deactivated', async () => {
    const person = await app.person({ email: 'careful@example.org' });
    for (const claims of [
      { email: 'careful@example.org', email_verified: false },
      { email: 'careful@example.org' },
      { email: 'not an address', email_verified: true },
      {},
    ]) {
      const browser = new Browser();
      expect(await signIn({ sub: 'careless', ...claims }, browser)).toBe('/sign-in?problem=unverified');
      expect(browser.cookie('confab_refresh')).toBeUndefined();
    }
    await person.call.users.me();
    await person.call.users.deactivateMe({ password: person.password });
    const verified = { email: 'careful@example.org', email_verified: true };
    expect(await signIn({ sub: 'careless', ...verified })).toBe('/sign-in?problem=deactivated');
  });

  it('says when it did not work at the other end', async () => {
    expect(await signIn(null)).toBe('/sign-in?problem=failed');
  });

  it('takes an answer once, and only in the browser that asked', async () => {
    outside.signingIn = { sub: 'once', email: 'once@example.org', email_verified: true };
    const browser = new Browser();
    const isCallback = (url: URL) => url.pathname === '/auth/oidc/office/callback';
    const { url } = await browser.go(`${publicUrl}/auth/oidc/office`, isCallback);
    const stranger = new Browser();
    const other = new Browser();
    await other.go(`${publicUrl}/auth/oidc/office`, isCallback);
    const forged = new URL(url);
    forged.searchParams.set('code', 'x'.repeat(43));
    for (const [somebody, address] of [
      [stranger, url],
      [other, url],
      [browser, forged],
      [browser, url],
    ] as const) {
      const end = await somebody.go(address.href, arrived);
      expect(end.url.search).toBe('?problem=failed');
      expect(somebody.cookie('confab_refresh')).toBeUndefined();
    }
  });

  it('says so too when the other end cannot be reached', async () => {
    await using lost = await createTestApp({
      environment: { ...outside.environment, OIDC_OFFICE_ISSUER: `http://127.0.0.1:${await freePort()}` },
    });
    const response = await fetch(`${lost.url}/auth/oidc/office`, { redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/\/sign-in\?problem=failed$/);
  });
});
