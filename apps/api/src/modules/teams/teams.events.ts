import type { Id, TeamRole } from '@confab/shared';
import { defineSharedEvent } from '../../platform/event-bus.js';

/** A team came to be, with `ownerId` as its first member; no `teamMemberJoined` follows for that one. */
export const teamCreated = defineSharedEvent<{ teamId: Id; ownerId: Id }>('teams.created', ({ teamId }) => teamId);

/** Somebody became a member; the channels are still to be filled when this is published. */
export const teamMemberJoined = defineSharedEvent<{ teamId: Id; userId: Id; role: TeamRole }>(
  'teams.memberJoined',
  ({ teamId }) => teamId,
);

/** Somebody is no longer a member, of their own will or not. */
export const teamMemberLeft = defineSharedEvent<{ teamId: Id; userId: Id }>('teams.memberLeft', ({ teamId }) => teamId);

/** A member's role is another one now. Who was a guest is still to be put into the channels when this is published. */
export const teamMemberRoleChanged = defineSharedEvent<{ teamId: Id; userId: Id; from: TeamRole; role: TeamRole }>(
  'teams.memberRoleChanged',
  ({ teamId }) => teamId,
);

/** A team's name or description changed. */
export const teamUpdated = defineSharedEvent<{ teamId: Id }>('teams.updated', ({ teamId }) => teamId);

/** A team is there for nobody any more; its channels are still to be deleted when this is published. */
export const teamDeleted = defineSharedEvent<{ teamId: Id }>('teams.deleted', ({ teamId }) => teamId);

/** An admin has something to say to everybody in the team. It is kept nowhere. */
export const teamNotified = defineSharedEvent<{ teamId: Id; userId: Id; title: string; body: string; at: Date }>(
  'teams.notified',
  ({ teamId }) => teamId,
);
