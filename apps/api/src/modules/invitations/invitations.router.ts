import {
  invitationCodeInput,
  invitationJoinResultSchema,
  invitationPreviewSchema,
  invitationSchema,
  invitationsCreateInput,
  invitationsListInput,
  invitationsRevokeInput,
  pageOf,
} from '@confab/shared';
import { authedProcedure, publicProcedure, router } from '../../platform/trpc.js';
import type { TeamProcedure } from '../teams/index.js';
import type { InvitationsService } from './invitations.service.js';
import type { JoinByInvitation } from './join-by-invitation.js';

interface InvitationsRouterOptions {
  invitations: InvitationsService;
  joining: JoinByInvitation;
  teamProcedure: TeamProcedure;
}

/** `invitations.*`: links by which people come into a team. */
export function createInvitationsRouter({ invitations, joining, teamProcedure }: InvitationsRouterOptions) {
  return router({
    create: teamProcedure
      .input(invitationsCreateInput)
      .output(invitationSchema)
      .mutation(({ ctx, input }) => invitations.create(ctx.membership, input)),
    list: teamProcedure
      .input(invitationsListInput)
      .output(pageOf(invitationSchema))
      .query(({ ctx, input }) => invitations.list(ctx.membership, input)),
    revoke: authedProcedure
      .input(invitationsRevokeInput)
      .output(invitationSchema)
      .mutation(({ ctx, input }) => invitations.revoke(ctx.caller, input.invitationId)),
    preview: publicProcedure
      .input(invitationCodeInput)
      .output(invitationPreviewSchema)
      .query(({ input }) => joining.preview(input.code)),
    join: authedProcedure
      .input(invitationCodeInput)
      .output(invitationJoinResultSchema)
      .mutation(({ ctx, input }) => joining.join(ctx.caller.userId, input.code)),
  });
}
