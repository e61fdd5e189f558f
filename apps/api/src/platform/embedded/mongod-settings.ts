import { homedir } from 'node:os';
import { join } from 'node:path';

/** What may be said about which `mongod` is used; all of it can be left out. */
export interface MongodChoices {
  /** This binary and no other. */
  systemBinary?: string | undefined;
  /** Where an installed `mongod` is looked for, written like PATH. */
  searchPath?: string | undefined;
  /** Where downloads are kept, one folder per version. */
  cacheDirectory?: string | undefined;
  /** The version that is asked of MongoDB's own download host. */
  version?: string | undefined;
  /** MongoDB's own download host. */
  downloadHost?: string | undefined;
  /** How long one download may take. */
  downloadTimeoutMs?: number | undefined;
}

export interface MongodSettings {
  systemBinary: string | null;
  searchPath: string;
  cacheDirectory: string;
  version: string;
  downloadHost: string;
  downloadTimeoutMs: number;
}

/** Fills in what was left out. */
export function mongodSettings(choices: MongodChoices): MongodSettings {
  return {
    systemBinary: choices.systemBinary ?? null,
    searchPath: choices.searchPath ?? '',
    cacheDirectory: choices.cacheDirectory ?? join(homedir(), '.cache', 'confab', 'mongod'),
    version: choices.version ?? '7.0.24',
    downloadHost: choices.downloadHost ?? 'https://fastdl.mongodb.org/',
    downloadTimeoutMs: choices.downloadTimeoutMs ?? 15 * 60_000,
  };
}
