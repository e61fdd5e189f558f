import { createAuthModule } from '../modules/auth/index.js';
import { createChannelsModule } from '../modules/channels/index.js';
import { createConversationsModule } from '../modules/conversations/index.js';
import { createEventsModule } from '../modules/events/index.js';
import { createInvitationsModule } from '../modules/invitations/index.js';
import { createMessagesModule } from '../modules/messages/index.js';
import { createRoomsModule } from '../modules/rooms/index.js';
import { createTeamsModule } from '../modules/teams/index.js';
import { createUsersModule } from '../modules/users/index.js';
import type { CollectionDefinition } from '../platform/mongo/index.js';
import type { Platform } from '../platform/platform.js';

/** Makes every module after those below it. */
export function createModules(platform: Platform) {
  const auth = createAuthModule(platform);
  const users = createUsersModule(platform, { auth });
  const teams = createTeamsModule(platform, { auth, users });
  const invitations = createInvitationsModule(platform, { auth, teams });
  const rooms = createRoomsModule(platform, { auth, users, teams });
  const channels = createChannelsModule(platform, { rooms, teams });
  const conversations = createConversationsModule(platform, { rooms, users });
  const messages = createMessagesModule(platform, { auth, rooms });
  const events = createEventsModule(platform, { auth, teams, rooms, messages });
  return { auth, users, teams, invitations, rooms, channels, conversations, messages, events };
}
export type Modules = ReturnType<typeof createModules>;

/** Whatever the modules keep in the database. */
export function collectionsOf(modules: Modules): CollectionDefinition[] {
  return Object.values(modules).flatMap(({ collections }) => collections);
}

/** Begins what modules do by themselves; only once their collections exist. */
export function startModules({ channels, events }: Modules): void {
  channels.start();
  events.start();
}

/** Ends it again, the upper modules first. */
export async function closeModules({ events, channels, rooms }: Modules): Promise<void> {
  await events.close();
  await channels.close();
  await rooms.close();
}
