import { rateOf } from '../../platform/rate-limit.js';
import type { SharedRateLimiter } from '../../platform/shared-rate-limit.js';
import { KeyedQueue } from './keyed-queue.js';

const FAILURES_OF_AN_ACCOUNT = rateOf('sign-in-account', 5, 30 * 60);
const FAILURES_OF_AN_ADDRESS = rateOf('sign-in-address', 50, 5 * 60);
const REGISTRATIONS = rateOf('register', 20, 60 * 60);

/**
 * How often one may try to get in. Only failures count at sign-in; nobody is locked out for good. Addresses come from
 * the transport, which has already cut those of IPv6 down to their network.
 */
export class SignInLimits {
  readonly #limiter: SharedRateLimiter;
  readonly #attempts = new KeyedQueue();

  constructor(limiter: SharedRateLimiter) {
    this.#limiter = limiter;
  }

  async takeRegistration(address: string): Promise<void> {
    await this.#limiter.take(REGISTRATIONS, address);
  }

  /** Lets an account be tried again, for who has shown in another way to be its owner. */
  async forgive(account: string): Promise<void> {
    await this.#limiter.reset(FAILURES_OF_AN_ACCOUNT, account);
  }

  /**
   * Makes an attempt at an account, unless it or the address has used up its failures. Attempts at one account wait for
   * each other, so that many at once are not many guesses for the price of one. Null from `attempt` is a failure.
   */
  async attempt<Result>(
    account: string,
    address: string,
    attempt: () => Promise<Result | null>,
  ): Promise<Result | null> {
    return this.#attempts.run(account, async () => {
      await this.#limiter.check(FAILURES_OF_AN_ADDRESS, address);
      await this.#limiter.check(FAILURES_OF_AN_ACCOUNT, account);
      const result = await attempt();
      if (result === null) {
        await this.#limiter.spend(FAILURES_OF_AN_ADDRESS, address);
        await this.#limiter.spend(FAILURES_OF_AN_ACCOUNT, account);
      }
      return result;
    });
  }
}
