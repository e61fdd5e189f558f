import type { Operation } from '@trpc/client';

/** Calls that make or end sessions by themselves: a refusal is their answer, not a reason to refresh. */
const SIGN_IN = new Set([
  'auth.register',
  'auth.login',
  'auth.refresh',
  'auth.requestPasswordReset',
  'auth.resetPassword',
  'auth.providers',
  'auth.server',
]);
/** They speak of the very socket they come over. */
const SOCKET_ONLY = new Set(['auth.extend', 'presence.watch']);
/** Made often, and a fifth of the cost over the socket. */
const HOT = new Set(['messages.send', 'rooms.setTyping', 'rooms.markRead', 'presence.set', 'presence.get']);
/** Longer texts go over HTTP, whose bodies may be larger than a frame. */
const FRAME_CHARACTERS = 8_000;

export const isSignIn = ({ path }: Operation): boolean => SIGN_IN.has(path);
export const isSocketOnly = ({ path }: Operation): boolean => SOCKET_ONLY.has(path);
/** Asked to go in a request of its own, at once: who leaves the page has no time for a batch to fill. */
export const goesAlone = ({ context }: Operation): boolean => context.alone === true;
export const isAuth = ({ path }: Operation): boolean => path.startsWith('auth.');

/** True for what goes over the socket while that is open. All of these can be repeated without harm. */
export function isHot({ path, input }: Operation): boolean {
  if (!HOT.has(path)) return false;
  return path !== 'messages.send' || bodyLength(input) <= FRAME_CHARACTERS;
}

function bodyLength(input: unknown): number {
  const body = isRecord(input) ? input.body : undefined;
  return typeof body === 'string' ? body.length : 0;
}

/** True for an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The same operation, marked to travel over the socket. */
export function overSocket(operation: Operation): Operation {
  return { ...operation, context: { ...operation.context, transport: 'socket' } };
}

/** The same operation, marked to travel over HTTP. */
export function overHttp(operation: Operation): Operation {
  return { ...operation, context: { ...operation.context, transport: 'http' } };
}

export const goesOverSocket = ({ type, context }: Operation): boolean =>
  type === 'subscription' || context.transport === 'socket';
export const mustUseHttp = ({ context }: Operation): boolean => context.transport === 'http';
