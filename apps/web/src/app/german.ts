import type { ResourceNamespaceMap } from 'i18next';
import { german as appearance } from '../features/appearance/words.de';
import { german as auth } from '../features/auth/words.de';
import { german as commandPalette } from '../features/command-palette/words.de';
import { german as composer } from '../features/composer/words.de';
import { german as connection } from '../features/connection/words.de';
import { german as files } from '../features/files/words.de';
import { german as invitations } from '../features/invitations/words.de';
import { german as messages } from '../features/messages/words.de';
import { german as notifications } from '../features/notifications/words.de';
import { german as people } from '../features/people/words.de';
import { german as pins } from '../features/pins/words.de';
import { german as reactions } from '../features/reactions/words.de';
import { german as readers } from '../features/readers/words.de';
import { german as replies } from '../features/replies/words.de';
import { german as roomDetails } from '../features/room-details/words.de';
import { german as roomSettings } from '../features/room-settings/words.de';
import { german as rooms } from '../features/rooms/words.de';
import { german as search } from '../features/search/words.de';
import { german as settings } from '../features/settings/words.de';
import { german as teams } from '../features/teams/words.de';
import { german as threads } from '../features/threads/words.de';
import { german as typing } from '../features/typing/words.de';
import { german as emoji } from '../shared/emoji/words.de';
import { germanMessages as server } from '../shared/i18n/messages.de';
import type { Translation } from '../shared/i18n/word-types';
import { german as markdown } from '../shared/markdown/words.de';
import { german as shared } from '../shared/words.de';
import { german as writing } from '../shared/writing/words.de';
import { german as app } from './words.de';

type German = { readonly [Name in keyof ResourceNamespaceMap]: Translation<ResourceNamespaceMap[Name]> };

/** Everything in German; fetched by those who read it. */
export const german: German = {
  app,
  appearance,
  auth,
  commandPalette,
  composer,
  connection,
  emoji,
  files,
  invitations,
  markdown,
  messages,
  notifications,
  people,
  pins,
  reactions,
  readers,
  replies,
  roomDetails,
  roomSettings,
  rooms,
  search,
  server,
  settings,
  shared,
  teams,
  threads,
  typing,
  writing,
};
