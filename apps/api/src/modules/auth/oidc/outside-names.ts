import { randomBytes } from 'node:crypto';
import { displayNameSchema, LIMITS, usernameSchema } from '@confab/shared';
import type { OutsidePerson } from './oidc-client.js';

const SUFFIX_BYTES = 3;
const STEM_LENGTH = LIMITS.usernameLength - 1 - SUFFIX_BYTES * 2;

/** A username like the one somebody has elsewhere; from the second try on with something that sets it apart. */
export function usernameFor({ username, email }: Pick<OutsidePerson, 'username' | 'email'>, attempt: number): string {
  const wanted = username || email || '';
  const stem = (wanted.split('@', 1)[0] ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, STEM_LENGTH)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  const usable = usernameSchema.safeParse(stem);
  const base = usable.success ? usable.data : 'user';
  return usable.success && attempt === 0 ? base : `${base}-${randomBytes(SUFFIX_BYTES).toString('hex')}`;
}

/** The name somebody has elsewhere, if it can be one here. */
export function displayNameFor({ name }: Pick<OutsidePerson, 'name'>, username: string): string {
  const parsed = displayNameSchema.safeParse(name);
  return parsed.success ? parsed.data : username;
}
