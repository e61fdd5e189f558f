import { type Id, MESSAGES, type Team } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import { AppError, errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import { rateOf } from '../../platform/rate-limit.js';
import type { SharedRateLimiter } from '../../platform/shared-rate-limit.js';
import type { Accounts } from '../auth/index.js';
import { canInviteAs, type TeamDocument, type Teams } from '../teams/index.js';
import type { InvitationCodes } from './invitation-codes.js';
import type { InvitationDocument } from './invitations.model.js';
import type { InvitationsRepository } from './invitations.repository.js';

const JOINS = rateOf('invitations.join', 20, 60 * 60);

interface JoinOptions {
  invitations: InvitationsRepository;
  codes: InvitationCodes;
  teams: Teams;
  accounts: Pick<Accounts, 'find'>;
  limiter: SharedRateLimiter;
  clock: Clock;
}

interface ValidInvitation {
  invitation: InvitationDocument;
  team: TeamDocument;
}

/** What codes are good for. A code that is not good is answered alike, whatever the reason. */
export class JoinByInvitation {
  readonly #options: JoinOptions;

  constructor(options: JoinOptions) {
    this.#options = options;
  }

  async preview(code: string): Promise<{ team: { name: string; memberCount: number }; expiresAt: Date | null }> {
    const { invitation, team } = await this.#valid(code);
    if (invitation.maxUses !== null && invitation.uses >= invitation.maxUses) throw invalid();
    const memberCount = await this.#options.teams.memberCount(team._id);
    return { team: { name: team.name, memberCount }, expiresAt: invitation.expiresAt };
  }

  async join(userId: Id, code: string): Promise<{ team: Team; alreadyMember: boolean }> {
    const { limiter, teams } = this.#options;
    await limiter.take(JOINS, userId);
    const person = toObjectId(userId);
    const { invitation, team } = await this.#valid(code);
    const [known] = await teams.memberships(team._id, [person]);
    const joined = known ? false : await this.#use(invitation, person);
    const presented = await teams.present(team._id, person);
    if (!presented) throw invalid();
    return { team: presented, alreadyMember: !joined };
  }

  /** First a use is taken, then the membership made: never more memberships than uses, whoever stops in between. */
  async #use(invitation: InvitationDocument, userId: ObjectId): Promise<boolean> {
    const { invitations, teams, clock } = this.#options;
    const { _id: invitationId, teamId, role } = invitation;
    const reserved = await invitations.reserve(invitationId, userId, clock.now());
    if (!reserved) throw invalid();
    const giveBack = async () => {
      if (reserved.isNew) await invitations.release(invitationId, userId, clock.now());
    };
    try {
      if (await teams.addMember({ teamId, userId, role, invitationId })) return true;
    } catch (error) {
      // Only a clear no gives the use back: after any other failure the membership may be there all the same.
      if (error instanceof AppError) await giveBack();
      throw error;
    }
    const [membership] = await teams.memberships(teamId, [userId]);
    if (!membership?.invitationId?.equals(invitationId)) await giveBack();
    return false;
  }

  async #valid(code: string): Promise<ValidInvitation> {
    const { invitations, codes, teams, accounts, clock } = this.#options;
    const invitation = await invitations.findByHash(codes.hash(code));
    if (!invitation || invitation.revokedAt !== null || invitation.expiresAt <= clock.now()) throw invalid();
    const { teamId, createdBy } = invitation;
    const [team, maker, account] = await Promise.all([
      teams.find(teamId),
      teams.membership(teamId, createdBy),
      accounts.find(createdBy),
    ]);
    const mayInvite = maker !== null && canInviteAs(maker.role, invitation.role);
    if (!team || !mayInvite || !account || account.deactivatedAt !== null) throw invalid();
    return { invitation, team };
  }
}

function invalid(): AppError {
  return errors.notFound(MESSAGES.invitationInvalid);
}
