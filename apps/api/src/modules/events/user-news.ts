import type { Id } from '@confab/shared';
import type { EventBus } from '../../platform/event-bus.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { type AuthModule, accountChanged, KeyedQueue } from '../auth/index.js';
import type { UsersModule } from '../users/index.js';
import type { FeedHub } from './hub.js';

export interface UserNewsOptions {
  hub: FeedHub;
  accounts: Pick<AuthModule['accounts'], 'find' | 'toUser'>;
  users: Pick<UsersModule['users'], 'whoKnow'>;
}

/** Tells what has become of a profile to those who may know of the person. Returns what ends it. */
export function subscribeUserNews(bus: EventBus, options: UserNewsOptions): () => void {
  const queue = new KeyedQueue();
  const waiting = new Map<Id, Promise<void>>();
  return bus.subscribeEverywhere(accountChanged, ({ userId }) => {
    // One after another, or an earlier state would be told after a later one. What waits reads the last of all changes.
    const shared = waiting.get(userId);
    if (shared) return shared;
    const told = queue.run(userId, () => {
      waiting.delete(userId);
      return tellUser(userId, options);
    });
    waiting.set(userId, told);
    return told;
  });
}

async function tellUser(userId: Id, { hub, accounts, users }: UserNewsOptions): Promise<void> {
  const listening = hub.listeners().map((listener) => toObjectId(listener.userId));
  if (listening.length === 0) return;
  const account = await accounts.find(toObjectId(userId));
  if (!account) return;
  const audience = await users.whoKnow(account._id, listening);
  // The e-mail address is the person's own, and the bytes are shared by all the others.
  const forOthers = accounts.toUser(account, { withEmail: false });
  for (const id of audience) {
    const user = id === toId(account._id) ? accounts.toUser(account, { withEmail: true }) : forOthers;
    hub.toPerson(id, { type: 'user', user });
  }
}
