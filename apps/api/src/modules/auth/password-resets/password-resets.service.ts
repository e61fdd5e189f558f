import { createHash } from 'node:crypto';
import { MESSAGES, type resetPasswordInput, TIMES } from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { z } from 'zod';
import { errors } from '../../../platform/errors.js';
import { newSecret, toId } from '../../../platform/ids.js';
import type { Platform } from '../../../platform/platform.js';
import { WorkGate } from '../../../platform/work-gate.js';
import type { AccountsRepository } from '../accounts.repository.js';
import { accountChanged } from '../auth.events.js';
import { hashNewPassword, refuseCommonPassword } from '../new-password.js';
import type { Passwords } from '../passwords.js';
import type { SessionsService } from '../sessions.service.js';
import type { SignInLimits } from '../sign-in-limits.js';
import type { PasswordResetsRepository } from './password-resets.repository.js';
import { mayBeSentReset } from './reset-limits.js';
import { resetLink, resetMail } from './reset-mail.js';

const TOKEN_BITS = 256;

interface PasswordResetsOptions {
  accounts: AccountsRepository;
  resets: PasswordResetsRepository;
  passwords: Passwords;
  sessions: SessionsService;
  limits: SignInLimits;
  platform: Pick<Platform, 'bus' | 'clock' | 'config' | 'sharedLimiter' | 'logger' | 'mailer'>;
}

/** New passwords for people who have forgotten theirs: a link by mail, good once. */
export class PasswordResets {
  readonly #options: PasswordResetsOptions;
  /** Letters are written in the background, a few at a time, and only so many may wait. */
  readonly #gate = new WorkGate({ atOnce: 4, waiting: 200 });
  readonly #pending = new Set<Promise<void>>();

  constructor(options: PasswordResetsOptions) {
    this.#options = options;
  }

  /** Answers before anything is looked up, so that neither the answer nor its time tells whether there is an account. */
  request(email: string): void {
    const { logger } = this.#options.platform;
    const work = this.#gate
      .run(() => this.#send(email))
      .catch((error: unknown) => logger.error({ err: error }, 'A link for a new password could not be sent'))
      .finally(() => this.#pending.delete(work));
    this.#pending.add(work);
  }

  async reset({ token, newPassword }: z.output<typeof resetPasswordInput>): Promise<void> {
    const { accounts, resets, passwords, sessions, limits, platform } = this.#options;
    const chosen = { password: newPassword, field: 'newPassword' };
    refuseCommonPassword(chosen);
    const reset = await resets.findValid(hashOf(token), platform.clock.now());
    if (!reset) throw invalidToken();
    const passwordHash = await hashNewPassword(passwords, chosen);
    const { userId, email, sentByMail } = reset;
    if (!(await resets.take(reset._id))) throw invalidToken();
    const change = { passwordHash, emailVerified: sentByMail, now: platform.clock.now() };
    const done = await accounts.setPassword({ _id: userId, email }, change);
    if (!done) throw invalidToken();
    await resets.removeOf(userId);
    await sessions.endAll(userId);
    await limits.forgive(toId(userId));
    await platform.bus.publish(accountChanged, { userId: toId(userId) });
  }

  /** Waits for the letters that are being written. */
  async close(): Promise<void> {
    await Promise.all(this.#pending);
  }

  /** A new link for an account, good as long as this is its address. */
  async issueLink(userId: ObjectId, { email, sentByMail }: { email: string; sentByMail: boolean }): Promise<string> {
    const { resets, platform } = this.#options;
    const token = newSecret(TOKEN_BITS);
    const now = platform.clock.now();
    await resets.insert({
      _id: new ObjectId(),
      userId,
      email,
      sentByMail,
      tokenHash: hashOf(token),
      expiresAt: new Date(now.getTime() + TIMES.passwordReset),
      createdAt: now,
      updatedAt: now,
    });
    return resetLink(platform.config.publicUrl, token);
  }

  async #send(email: string): Promise<void> {
    const { accounts, platform } = this.#options;
    const { config, sharedLimiter, logger, mailer } = platform;
    const account = await accounts.findByEmail(email);
    if (!account || account.deactivatedAt !== null || account.isBot) return;
    if (!mailer && !config.development) {
      logger.warn('Somebody asked for a new password, but no mail can be sent: SMTP_URL is not set');
      return;
    }
    if (!(await mayBeSentReset(sharedLimiter, toId(account._id)))) return;
    const link = await this.issueLink(account._id, { email, sentByMail: mailer !== null });
    if (mailer) await mailer.send(resetMail(account, email, link));
    else logger.info(`No mail is sent without SMTP_URL. ${account.username} can choose a new password at ${link}`);
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function invalidToken() {
  return errors.badInput('token', MESSAGES.resetTokenInvalid);
}
