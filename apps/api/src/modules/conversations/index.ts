import type { CollectionDefinition } from '../../platform/mongo/index.js';
import type { Platform } from '../../platform/platform.js';
import type { RoomsModule } from '../rooms/index.js';
import type { TeamsModule } from '../teams/index.js';
import type { UsersModule } from '../users/index.js';
import { ConversationChanges } from './conversation-changes.js';
import { createConversationUsersProcedures } from './conversation-users.router.js';
import { createConversationsRouter } from './conversations.router.js';
import { ConversationsService } from './conversations.service.js';
import { Interacted } from './interacted.js';
import { InvitedPeople } from './invited-people.js';
import { OpenConversation } from './open-conversation.js';

interface Dependencies {
  rooms: RoomsModule;
  users: UsersModule;
  teams: TeamsModule;
}

/** The rooms of their participants. */
export function createConversationsModule(
  _platform: Platform,
  { rooms, users: { users }, teams: { teams, teamProcedure } }: Dependencies,
) {
  const collections: CollectionDefinition[] = [];
  const people = new InvitedPeople({ users, teams });
  return {
    router: createConversationsRouter({
      conversations: new ConversationsService(rooms),
      open: new OpenConversation({ rooms, people }),
      changes: new ConversationChanges({ rooms, people }),
    }),
    /** Belongs to `users.*`. */
    usersProcedures: createConversationUsersProcedures(new Interacted({ rooms, users, teams }), teamProcedure),
    collections,
  };
}
