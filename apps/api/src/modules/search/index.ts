import type { CollectionDefinition } from '../../platform/mongo/index.js';
import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import type { MessagesModule } from '../messages/index.js';
import type { RoomsModule } from '../rooms/index.js';
import type { TeamsModule } from '../teams/index.js';
import { MessagesIndex } from './messages-index.js';
import { ReadableRooms } from './readable-rooms.js';
import { RoomNames } from './room-names.js';
import { createSearchRouter } from './search.router.js';
import { SearchService } from './search.service.js';

interface SearchDependencies {
  auth: Pick<AuthModule, 'accounts'>;
  teams: Pick<TeamsModule, 'teams'>;
  rooms: RoomsModule;
  messages: MessagesModule;
}

/** Finding messages and rooms again. What messages are found by is kept beside them; nothing is stored here. */
export function createSearchModule({ db }: Platform, { auth, teams, rooms, messages }: SearchDependencies) {
  const search = new SearchService({
    index: new MessagesIndex(db),
    readable: new ReadableRooms(rooms.access, teams.teams),
    rooms,
    names: new RoomNames({ rooms: rooms.repository, accounts: auth.accounts }),
    messages,
  });
  const collections: CollectionDefinition[] = [];
  return { router: createSearchRouter(search), collections };
}
