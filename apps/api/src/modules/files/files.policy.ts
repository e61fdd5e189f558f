import { canTakePart, type Standing, type Verdict } from '../rooms/index.js';

/** Files are sent by who may take part, and not into an archived channel. */
export function canUpload(standing: Standing): Verdict {
  const verdict = canTakePart(standing);
  return verdict === 'allowed' && standing.room?.archivedAt ? 'archived' : verdict;
}
