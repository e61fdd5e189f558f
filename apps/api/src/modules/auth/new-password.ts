import { MESSAGES } from '@confab/shared';
import { errors } from '../../platform/errors.js';
import { isCommonPassword } from './common-passwords.js';
import type { Passwords } from './passwords.js';

/** The hash of a password that somebody chose; the commonest are refused, with `field` as where a form shows it. */
export async function hashNewPassword(
  passwords: Passwords,
  chosen: { password: string; field: string },
): Promise<string> {
  refuseCommonPassword(chosen);
  return passwords.hash(chosen.password);
}

export function refuseCommonPassword({ password, field }: { password: string; field: string }): void {
  if (isCommonPassword(password)) throw errors.badInput(field, MESSAGES.commonPassword);
}
