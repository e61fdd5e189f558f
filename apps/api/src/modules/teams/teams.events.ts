import type { Id, TeamRole } from '@confab/shared';
import { defineEvent } from '../../platform/event-bus.js';

/** A team came to be, with `ownerId` as its first member; no `teamMemberJoined` follows for that one. */
export const teamCreated = defineEvent<{ teamId: Id; ownerId: Id }>('teams.created');

/** Somebody became a member; the channels are still to be filled when this is published. */
export const teamMemberJoined = defineEvent<{ teamId: Id; userId: Id; role: TeamRole }>('teams.memberJoined');

/** Somebody is no longer a member, of their own will or not. */
export const teamMemberLeft = defineEvent<{ teamId: Id; userId: Id }>('teams.memberLeft');

/** A member's role is another one now. Who was a guest is still to be put into the channels when this is published. */
export const teamMemberRoleChanged = defineEvent<{ teamId: Id; userId: Id; from: TeamRole; role: TeamRole }>(
  'teams.memberRoleChanged',
);

/** A team's name or description changed. */
export const teamUpdated = defineEvent<{ teamId: Id }>('teams.updated');

/** A team is there for nobody any more; its channels are still to be deleted when this is published. */
export const teamDeleted = defineEvent<{ teamId: Id }>('teams.deleted');

/** An admin has something to say to everybody in the team. It is kept nowhere. */
export const teamNotified = defineEvent<{ teamId: Id; userId: Id; title: string; body: string; at: Date }>(
  'teams.notified',
);
