import type { EventBus } from '../../platform/event-bus.js';
import { toObjectId } from '../../platform/ids.js';
import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import { type TeamsModule, teamMemberLeft } from '../teams/index.js';
import { InvitationCodes } from './invitation-codes.js';
import { invitationsCollection } from './invitations.model.js';
import { InvitationsRepository } from './invitations.repository.js';
import { createInvitationsRouter } from './invitations.router.js';
import { InvitationsService } from './invitations.service.js';
import { JoinByInvitation } from './join-by-invitation.js';

interface Dependencies {
  auth: Pick<AuthModule, 'accounts' | 'secrets'>;
  teams: Pick<TeamsModule, 'teams' | 'teamProcedure'>;
}

/** Links by which people come into a team. */
export function createInvitationsModule(platform: Platform, dependencies: Dependencies) {
  const { db, sharedLimiter: limiter, clock, config } = platform;
  const { accounts, secrets } = dependencies.auth;
  const { teams, teamProcedure } = dependencies.teams;
  const invitations = new InvitationsRepository(db);
  const codes = new InvitationCodes(secrets.derive('invitation codes'));
  const shared = { invitations, codes, teams, accounts, limiter, clock };
  const service = new InvitationsService({ ...shared, publicUrl: config.publicUrl });
  const joining = new JoinByInvitation(shared);
  return {
    router: createInvitationsRouter({ invitations: service, joining, teamProcedure }),
    collections: [invitationsCollection],
    /** Registered by the composition root. Who left a team does not come back by the use that let them in before. */
    subscribe: (bus: EventBus) =>
      bus.subscribeHere(teamMemberLeft, ({ teamId, userId }) =>
        invitations.forget(toObjectId(teamId), toObjectId(userId), clock.now()),
      ),
  };
}
