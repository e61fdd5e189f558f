import { AppError } from '../../../platform/errors.js';
import { type RateLimiter, rateOf } from '../../../platform/rate-limit.js';

const HOUR = 60 * 60;
const RATES = [rateOf('reset-hour', 2, HOUR), rateOf('reset-day', 5, 24 * HOUR)];

/** Whether an account may be sent another letter. Nobody is told that it may not: that would tell that it exists. */
export function mayBeSentReset(limiter: RateLimiter, account: string): boolean {
  try {
    for (const rate of RATES) limiter.check(rate, account);
  } catch (error) {
    if (error instanceof AppError && error.code === 'TOO_MANY_REQUESTS') return false;
    throw error;
  }
  for (const rate of RATES) limiter.spend(rate, account);
  return true;
}
