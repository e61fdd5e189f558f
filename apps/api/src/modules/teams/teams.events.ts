import type { Id, TeamRole } from '@confab/shared';
import { defineEvent } from '../../platform/event-bus.js';

/** A team came to be, with `ownerId` as its first member; no `teamMemberJoined` follows for that one. */
export const teamCreated = defineEvent<{ teamId: Id; ownerId: Id }>('teams.created');

/** Somebody became a member; the channels are still to be filled when this is published. */
export const teamMemberJoined = defineEvent<{ teamId: Id; userId: Id; role: TeamRole }>('teams.memberJoined');

/** Somebody is no longer a member, of their own will or not. */
export const teamMemberLeft = defineEvent<{ teamId: Id; userId: Id }>('teams.memberLeft');
