import { LIMITS } from '@confab/shared';
import { dictionary } from '@zxcvbn-ts/language-common';

const COUNT = 3_000;

/** The commonest passwords of those that are long enough to be chosen at all, commonest first in their source. */
const commonest = new Set(
  dictionary['passwords-common'].filter((password) => password.length >= LIMITS.passwordMinimum).slice(0, COUNT),
);

/** Whether the whole password is one of the commonest. */
export function isCommonPassword(password: string): boolean {
  return commonest.has(password.normalize('NFKC'));
}
