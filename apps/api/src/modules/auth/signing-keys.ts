import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError } from '../../platform/config/index.js';
import type { Secrets } from './auth.door.js';

const FILE = 'auth-secret';
const SECRET_BYTES = 32;
const SECRET = /^[0-9a-f]{64}$/;

function isError(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

function readSecret(path: string): string | null {
  try {
    const secret = readFileSync(path, 'utf8').trim();
    if (!SECRET.test(secret))
      throw new ConfigError(`The file ${path} is damaged: restore it, or remove it to sign everybody out.`);
    return secret;
  } catch (error) {
    if (isError(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Writes a new secret so that it appears whole and only once: of several processes that start together one wins. */
function createSecret(path: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, randomBytes(SECRET_BYTES).toString('hex'), { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isError(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The server's secret: the one of the configuration, else one that is made once and kept in the data folder. */
function serverSecret(config: Pick<Config, 'authSecret' | 'dataDirectory'>): string {
  if (config.authSecret !== undefined) return config.authSecret;
  const path = join(config.dataDirectory, FILE);
  const known = readSecret(path);
  if (known !== null) return known;
  mkdirSync(config.dataDirectory, { recursive: true });
  createSecret(path);
  const created = readSecret(path);
  if (created === null) throw new ConfigError(`The file ${path} cannot be written.`);
  return created;
}

/** Keys for every purpose, none of which tells anything about another or about the secret they come from. */
export function loadSecrets(config: Pick<Config, 'authSecret' | 'dataDirectory'>): Secrets {
  const secret = serverSecret(config);
  return { derive: (purpose) => Buffer.from(hkdfSync('sha256', secret, 'confab', purpose, 32)) };
}
