import { TIMES } from '@confab/shared';
import type { Mail } from '../../../platform/mail/index.js';
import type { Account } from '../auth.door.js';

const MINUTES = TIMES.passwordReset / 60_000;

/** Where the link leads. What follows the number sign is not sent to any server, and so is in no server's log. */
export function resetLink(publicUrl: string, token: string): string {
  return `${publicUrl}/reset-password#token=${token}`;
}

/** The letter with the link. */
export function resetMail({ displayName }: Pick<Account, 'displayName'>, email: string, link: string): Mail {
  return {
    to: { name: displayName, address: email },
    subject: 'Choose a new password for Confab',
    text: [
      `Hello ${displayName},`,
      `somebody asked for a new password for your account at Confab. If it was you, choose one here:`,
      link,
      `The link works once, within ${MINUTES} minutes. A new password signs you out everywhere.`,
      'If it was not you, there is nothing to do: your password stays as it is.',
    ].join('\n\n'),
  };
}
