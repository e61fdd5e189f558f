import type { AuthResult, Me } from '@confab/shared';
import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import type { AuthCalls } from './auth-calls.js';
import { Session, type SessionOptions } from './session.js';

function person(username: string): Me {
  return {
    id: username.padStart(24, '0'),
    username,
    displayName: username,
    avatarUrl: null,
    isBot: false,
    bio: '',
    status: null,
    createdAt: new Date(0),
    deactivatedAt: null,
    email: `${username}@example.org`,
    role: 'member',
  };
}

function signedIn(username: string, token: string): AuthResult {
  return {
    user: person(username),
    accessToken: `access ${token}`,
    accessTokenExpiresAt: new Date(Date.now() + 600_000),
    refreshToken: `refresh ${token}`,
    sessionId: `session of ${username}`,
  };
}

/** A session on a server that lets in whoever comes, and answers refreshes as it is told to. */
function sessionWith(
  options: Partial<Omit<SessionOptions, 'auth'>> & { refresh?: AuthCalls['refresh'] } = {},
): Session {
  const { refresh = async () => signedIn('ada', 'second'), ...rest } = options;
  const auth: AuthCalls = {
    register: async ({ username }) => signedIn(username, 'first'),
    login: async ({ login }) => signedIn(login, 'first'),
    refresh,
    logout: async () => ({ ok: true }),
  };
  return new Session({ auth, kind: 'script', refreshToken: null, onTokens: () => undefined, ...rest });
}

const login = (session: Session, name: string) => session.login({ login: name, password: 'p' });

function tokenOf(session: Session) {
  const token = session.token.get();
  if (!token) throw new Error('Nobody is signed in');
  return token;
}

describe('a refused token', () => {
  it('is replaced by a newer one of its session', async () => {
    const session = sessionWith();
    await login(session, 'ada');
    const refused = tokenOf(session);
    expect(await session.replace(refused)).toBe(true);
    expect(tokenOf(session).token).toBe('access second');
    expect(await session.replace(refused)).toBe(true);
  });

  it('is never replaced by that of somebody else who has signed in meanwhile', async () => {
    const session = sessionWith();
    await login(session, 'ada');
    const refused = tokenOf(session);
    await session.end('ended');
    await login(session, 'ben');
    expect(await session.replace(refused)).toBe(false);
    expect(tokenOf(session).sessionId).toBe('session of ben');
  });
});

describe('a session that is resumed without the server', () => {
  const { user, sessionId } = signedIn('ada', 'first');
  const refused = TRPCClientError.from({
    error: { code: -32_001, message: 'over', data: { code: 'UNAUTHORIZED', httpStatus: 401 } },
  });

  it('gets its token with the first call that reaches the server', async () => {
    const session = sessionWith({ kind: 'web' });
    session.resume(user, sessionId);
    expect(session.state.get()).toMatchObject({ status: 'signedIn', me: { username: 'ada' } });
    expect(session.token.get()).toBeNull();
    await session.fresh();
    expect(tokenOf(session).token).toBe('access second');
  });

  it('ends if it turns out to be over, also by an answer that was under way', async () => {
    for (const isUnderWay of [true, false]) {
      const session = sessionWith({ kind: 'web', refresh: () => Promise.reject(refused) });
      const restored = isUnderWay ? session.restore() : null;
      session.resume(user, sessionId);
      await (restored ?? session.fresh());
      expect(session.state.get()).toEqual({ status: 'signedOut', reason: 'ended' });
    }
  });
});

describe('an end of the session while its new tokens are being kept', () => {
  it('stays the end', async () => {
    const kept: (string | null)[] = [];
    let goOn = () => {};
    const session = sessionWith({
      onTokens: (tokens) => {
        kept.push(tokens?.refreshToken ?? null);
        return tokens?.refreshToken === 'refresh second' ? new Promise((resolve) => (goOn = resolve)) : undefined;
      },
    });
    await login(session, 'ada');
    const renewal = session.renew();
    await expect.poll(() => kept).toEqual(['refresh first', 'refresh second']);
    await session.end('ended');
    goOn();
    expect(await renewal).toBe(false);
    expect(session.state.get()).toEqual({ status: 'signedOut', reason: 'ended' });
    expect(session.token.get()).toBeNull();
    expect(kept.at(-1)).toBeNull();
  });
});
