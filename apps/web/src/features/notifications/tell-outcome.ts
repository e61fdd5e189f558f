import { notifyDone, notifyNews } from '../../shared/ui/notify';
import type { Permission } from './permission';
import { words } from './words';

/** Says what came of asking for notifications; that somebody has not decided yet needs no words. */
export function tellOutcome(permission: Permission): void {
  if (permission === 'granted') notifyDone(words.turnedOn);
  if (permission === 'denied') notifyNews(words.blocked, words.blockedText);
}
