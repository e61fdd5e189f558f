import { errors } from '../../../platform/errors.js';

/** So long after its claim a name may be taken; twice as long after it somebody else may claim it. */
const FRESH_MS = 30_000;

/** Refuses a name that may be another channel's by the time it is in the log. */
export function demandFreshClaim(claimedAt: Date | null, now: Date): void {
  if (claimedAt && now.getTime() - claimedAt.getTime() > FRESH_MS) {
    throw errors.unavailable(new Error('The claim of a channel name has become too old'));
  }
}
