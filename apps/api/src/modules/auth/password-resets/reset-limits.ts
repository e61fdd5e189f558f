import { AppError } from '../../../platform/errors.js';
import { rateOf } from '../../../platform/rate-limit.js';
import type { SharedRateLimiter } from '../../../platform/shared-rate-limit.js';

const HOUR = 60 * 60;
const RATES = [rateOf('reset-hour', 2, HOUR), rateOf('reset-day', 5, 24 * HOUR)];

/** Whether an account may be sent another letter. Nobody is told that it may not: that would tell that it exists. */
export async function mayBeSentReset(limiter: SharedRateLimiter, account: string): Promise<boolean> {
  try {
    for (const rate of RATES) await limiter.check(rate, account);
    for (const rate of RATES) await limiter.take(rate, account);
  } catch (error) {
    if (error instanceof AppError && error.code === 'TOO_MANY_REQUESTS') return false;
    throw error;
  }
  return true;
}
