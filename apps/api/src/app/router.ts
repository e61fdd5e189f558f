import { joinLayers } from '../platform/procedure-layers.js';
import { router } from '../platform/trpc.js';
import type { Modules } from './modules.js';

/** All procedures, under the names of their modules. */
export function createAppRouter(modules: Modules) {
  const all = router({
    auth: modules.auth.router,
    sessions: modules.auth.sessionsRouter,
    users: router({
      ...modules.users.procedures,
      ...modules.teams.usersProcedures,
      ...modules.rooms.usersProcedures,
      ...modules.conversations.usersProcedures,
    }),
    teams: modules.teams.router,
    invitations: modules.invitations.router,
    rooms: modules.rooms.router,
    files: modules.files.router,
    channels: modules.channels.router,
    conversations: modules.conversations.router,
    messages: modules.messages.router,
    threads: modules.messages.threadsRouter,
    presence: modules.presence.router,
    search: modules.search.router,
    admin: modules.admin.router,
    events: modules.events.router,
  });
  joinLayers(all);
  return all;
}

/** The type of the whole API, from which clients know every procedure. */
export type AppRouter = ReturnType<typeof createAppRouter>;
