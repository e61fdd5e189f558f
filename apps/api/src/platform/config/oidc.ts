import { z } from 'zod';
import { ConfigError } from './config-error.js';

/** An outside service that tells who somebody is, by OpenID Connect. */
export interface OidcProviderConfig {
  /** What stands in addresses. */
  id: string;
  /** What people know it by. */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

const VARIABLE = /^OIDC_([A-Z0-9]{1,32})_(ISSUER|CLIENT_ID|CLIENT_SECRET|NAME)$/;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const providerSchema = z.object({
  ISSUER: z
    .url({ protocol: /^https?$/, error: 'expected the address of the service' })
    .pipe(z.string().refine(isSafe, 'expected https, or an address of this machine')),
  CLIENT_ID: z.string().min(1),
  CLIENT_SECRET: z.string().min(1),
  NAME: z.string().min(1).max(64).optional(),
});

/** What is said on the way decides who somebody is: nobody may listen in or answer in its place. */
function isSafe(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || LOOPBACK.has(hostname);
}

/** The services that `OIDC_<ID>_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET` and `_NAME` name, in the order of their ids. */
export function oidcProviders(environment: Record<string, string | undefined>): OidcProviderConfig[] {
  const groups = new Map<string, Record<string, string | undefined>>();
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith('OIDC_')) continue;
    const [, id, field] = VARIABLE.exec(variable) ?? [];
    if (id === undefined || field === undefined) {
      throw new ConfigError(`The configuration is wrong. ${variable}: expected OIDC_<ID>_ISSUER and the like.`);
    }
    groups.set(id, { ...groups.get(id), [field]: value });
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([id, given]) => providerOf(id, given));
}

function providerOf(id: string, given: Record<string, string | undefined>): OidcProviderConfig {
  const parsed = providerSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `OIDC_${id}_${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The configuration is wrong. ${problems.join('. ')}.`);
  }
  const { ISSUER, CLIENT_ID, CLIENT_SECRET, NAME } = parsed.data;
  const name = NAME ?? `${id.slice(0, 1)}${id.slice(1).toLowerCase()}`;
  return { id: id.toLowerCase(), name, issuer: ISSUER, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
}
