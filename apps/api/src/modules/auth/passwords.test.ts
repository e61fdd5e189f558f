import { describe, expect, it } from 'vitest';
import { expectError } from '../../testing/index.js';
import { isCommonPassword } from './common-passwords.js';
import { Passwords } from './passwords.js';

describe('passwords', () => {
  it('are kept as Argon2id at the cost that was decided', async () => {
    const hash = await new Passwords().hash('correct horse');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await new Passwords().hash('correct horse')).not.toBe(hash);
  });

  it('match as a whole and in any form of Unicode, and never without a hash', async () => {
    const passwords = new Passwords();
    const hash = await passwords.hash('pâté de campagne');
    expect(await passwords.matches(hash, 'pâté de campagne'.normalize('NFD'))).toBe(true);
    expect(await passwords.matches(hash, 'Pâté de campagne')).toBe(false);
    expect(await passwords.matches(hash, 'pâté de campagne ')).toBe(false);
    expect(await passwords.matches(null, 'pâté de campagne')).toBe(false);
  });

  it('differ even where only the last of many characters does', async () => {
    const passwords = new Passwords();
    const hash = await passwords.hash(`${'x'.repeat(127)}a`);
    expect(await passwords.matches(hash, `${'x'.repeat(127)}b`)).toBe(false);
  });

  it('are hashed a few at a time; beyond a short queue one is turned away', async () => {
    const passwords = new Passwords();
    const all = await Promise.allSettled(Array.from({ length: 40 }, () => passwords.hash('correct horse')));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(34);
    const refused = all.find((outcome) => outcome.status === 'rejected');
    await expectError(Promise.reject(refused?.reason), 'SERVICE_UNAVAILABLE');
    expect(await passwords.hash('correct horse')).toContain('argon2id');
  });

  it('that are common are known whole', () => {
    for (const password of ['password', '12345678', 'baseball', 'qwertyuiop'])
      expect(isCommonPassword(password)).toBe(true);
    for (const password of ['my password', 'baseball7!', 'correct horse battery', '']) {
      expect(isCommonPassword(password)).toBe(false);
    }
  });
});
