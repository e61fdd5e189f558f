import { router } from '../platform/trpc.js';
import type { Modules } from './modules.js';

/** All procedures, under the names of their modules. */
export function createAppRouter(modules: Modules) {
  return router({
    auth: modules.auth.router,
    users: modules.users.router,
    teams: modules.teams.router,
    invitations: modules.invitations.router,
    rooms: modules.rooms.router,
    channels: modules.channels.router,
    conversations: modules.conversations.router,
    messages: modules.messages.router,
    events: modules.events.router,
  });
}

/** The type of the whole API, from which clients know every procedure. */
export type AppRouter = ReturnType<typeof createAppRouter>;
