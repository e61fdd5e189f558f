import type { FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/index.js';
import { errors } from '../../platform/errors.js';

/** The cookies that sign somebody in: with one of these it matters which site a request comes from. */
const SIGN_IN_COOKIE = /(?:^|;\s*)confab_[a-z]+=/;

/**
 * Refuses requests that another site's page could have made somebody's browser send.
 * Browsers name the origin with every POST and every upgrade; scripts name none, and carry no cookie.
 */
export function requireKnownOrigin(config: Config, { headers }: FastifyRequest): void {
  const { origin, cookie } = headers;
  const known = origin === undefined ? !SIGN_IN_COOKIE.test(cookie ?? '') : config.allowedOrigins.includes(origin);
  if (!known) throw errors.forbidden('Requests from this origin are not allowed');
}
