import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../platform/config/index.js';
import { loadSecrets } from './signing-keys.js';

const run = promisify(execFile);

describe('the secret of the server', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'confab-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const load = (dataDirectory = folder) => loadSecrets({ authSecret: undefined, dataDirectory });

  it('is made once, for the owner of the folder alone', () => {
    const nested = join(folder, 'not', 'there');
    const first = load(nested).derive('test');
    expect(load(nested).derive('test')).toEqual(first);
    expect(readdirSync(nested)).toEqual(['auth-secret']);
    const file = join(nested, 'auth-secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain(first.toString('hex'));
  });

  it('gives every purpose a key of its own', () => {
    const secrets = load();
    const keys = ['access tokens', 'refresh tokens', 'invitation codes'].map((purpose) => secrets.derive(purpose));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(3);
    for (const key of keys) expect(key).toHaveLength(32);
  });

  it('is the configured one where there is one, and then no file is made', () => {
    const configured = () => loadSecrets({ authSecret: 'x'.repeat(32), dataDirectory: folder }).derive('test');
    expect(configured()).toEqual(configured());
    expect(readdirSync(folder)).toEqual([]);
    expect(load().derive('test')).not.toEqual(configured());
  });

  it('is not replaced when it is damaged', () => {
    writeFileSync(join(folder, 'auth-secret'), 'half');
    expect(() => load()).toThrow(ConfigError);
    expect(readFileSync(join(folder, 'auth-secret'), 'utf8')).toBe('half');
  });

  it('is the same for processes that start at once', async () => {
    const script = join(import.meta.dirname, 'signing-keys.fixture.ts');
    const args = ['--conditions=source', '--import', 'tsx', script, folder];
    const keys = await Promise.all(Array.from({ length: 4 }, () => run(process.execPath, args)));
    expect(new Set(keys.map(({ stdout }) => stdout)).size).toBe(1);
    expect(keys[0]?.stdout).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(folder)).toEqual(['auth-secret']);
  });
});
