import type { CollectionDefinition } from '../../platform/mongo/index.js';
import type { Platform } from '../../platform/platform.js';
import type { RoomsModule } from '../rooms/index.js';
import type { UsersModule } from '../users/index.js';
import { createConversationsRouter } from './conversations.router.js';
import { ConversationsService } from './conversations.service.js';

/** The rooms of their participants. */
export function createConversationsModule(
  _platform: Platform,
  { rooms, users: { users } }: { rooms: RoomsModule; users: UsersModule },
) {
  const collections: CollectionDefinition[] = [];
  return { router: createConversationsRouter(new ConversationsService({ rooms, users })), collections };
}
