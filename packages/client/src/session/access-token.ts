import { type AuthResult, type Id, TIMES } from '@confab/shared';

/** An access token and the local times of its life. */
export interface AccessToken {
  readonly token: string;
  readonly sessionId: Id;
  /** Milliseconds since the epoch by this machine's clock. */
  readonly expiresAt: number;
  /** When to ask for the next one while a socket is to be kept open. */
  readonly renewAt: number;
}

/** Below this much life left, a call first asks for a new token. */
const MARGIN_MS = 5_000;

interface Claims {
  iat: number;
  exp: number;
}

function isClaims(value: unknown): value is Claims {
  return (
    typeof value === 'object' &&
    value !== null &&
    'iat' in value &&
    typeof value.iat === 'number' &&
    'exp' in value &&
    typeof value.exp === 'number'
  );
}

/** The life of a token as its own claims state it: right even where this machine's clock is wrong. */
function lifeByClaims(token: string): number | null {
  try {
    const payload = token.split('.')[1] ?? '';
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    return isClaims(claims) ? (claims.exp - claims.iat) * 1_000 : null;
  } catch {
    return null;
  }
}

type Issued = Pick<AuthResult, 'accessToken' | 'accessTokenExpiresAt' | 'sessionId'>;

/** Notes when a token that has just come will end by this machine's clock. */
export function accessToken({ accessToken: token, ...issued }: Issued, now: number = Date.now()): AccessToken {
  const life = lifeByClaims(token) ?? Math.max(0, issued.accessTokenExpiresAt.getTime() - now);
  return {
    token,
    sessionId: issued.sessionId,
    expiresAt: now + life,
    renewAt: now + life - Math.min(TIMES.extendBefore, life / 2),
  };
}

/** True if a call made now would arrive with a valid token. */
export function hasLifeLeft({ expiresAt, renewAt }: AccessToken, now: number = Date.now()): boolean {
  return now < Math.max(renewAt, expiresAt - MARGIN_MS);
}
