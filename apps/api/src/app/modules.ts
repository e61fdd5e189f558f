import type { Id } from '@confab/shared';
import { createAdminModule } from '../modules/admin/index.js';
import { createAuthModule } from '../modules/auth/index.js';
import { createChannelsModule } from '../modules/channels/index.js';
import { createConversationsModule } from '../modules/conversations/index.js';
import { createEventsModule } from '../modules/events/index.js';
import { createFilesModule } from '../modules/files/index.js';
import { createInvitationsModule } from '../modules/invitations/index.js';
import { createMessagesModule } from '../modules/messages/index.js';
import { createPresenceModule, type PresenceSockets } from '../modules/presence/index.js';
import { createRoomsModule } from '../modules/rooms/index.js';
import { createSearchModule } from '../modules/search/index.js';
import { createTeamsModule } from '../modules/teams/index.js';
import { createUsersModule } from '../modules/users/index.js';
import type { CollectionDefinition } from '../platform/mongo/index.js';
import type { Platform } from '../platform/platform.js';

/** What modules ask of the transports, which are made after them. */
export interface FromTransports {
  /** How many sockets a session has open. */
  connectionsOf(sessionId: Id): number;
  /** The sockets that are signed in. */
  sockets: PresenceSockets;
}

/** Makes every module after those below it. */
export function createModules(platform: Platform, { connectionsOf, sockets }: FromTransports) {
  const auth = createAuthModule(platform, { connectionsOf });
  const users = createUsersModule(platform, { auth });
  const teams = createTeamsModule(platform, { auth, users });
  const invitations = createInvitationsModule(platform, { auth, teams });
  const rooms = createRoomsModule(platform, { auth, users, teams });
  const files = createFilesModule(platform, { auth, users, rooms });
  const channels = createChannelsModule(platform, { rooms, teams });
  const conversations = createConversationsModule(platform, { rooms, users, teams });
  const messages = createMessagesModule(platform, { auth, users, teams, rooms, files });
  const events = createEventsModule(platform, { auth, users, teams, rooms, messages });
  const presence = createPresenceModule(platform, { auth, users, teams, rooms, sockets, tell: events.tellSocket });
  const search = createSearchModule(platform, { auth, teams, rooms, messages });
  const admin = createAdminModule({ auth });
  return {
    auth,
    users,
    teams,
    invitations,
    rooms,
    files,
    channels,
    conversations,
    messages,
    events,
    presence,
    search,
    admin,
  };
}
export type Modules = ReturnType<typeof createModules>;

/** Whatever the modules keep in the database. */
export function collectionsOf(modules: Modules): CollectionDefinition[] {
  return Object.values(modules).flatMap(({ collections }) => collections);
}

/** Begins what modules do by themselves; only once their collections exist. */
export function startModules({ teams, rooms, files, channels, messages, events, presence }: Modules): void {
  teams.start();
  rooms.start();
  files.start();
  channels.start();
  messages.start();
  events.start();
  presence.start();
}

/** Ends it again, the upper modules first. */
export async function closeModules(modules: Modules): Promise<void> {
  const { presence, events, messages, channels, files, rooms, teams, auth } = modules;
  await presence.close();
  await events.close();
  await messages.close();
  await channels.close();
  await files.close();
  await rooms.close();
  await teams.close();
  await auth.close();
}
