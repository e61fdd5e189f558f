import { confab } from '../../shared/api/confab';
import { holdMessage } from './message-store';

/** Puts each acknowledged message in the place of its pale form at once, whether or not the feed told of it yet. */
export function watchSent(): () => void {
  return confab.outbox.on('changed', (item) => {
    if (item.state === 'sent' && item.message) holdMessage(item.message);
  });
}
