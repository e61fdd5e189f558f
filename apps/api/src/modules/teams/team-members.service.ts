import {
  type Id,
  MESSAGES,
  type Page,
  type TeamMember,
  type teamsAddMemberInput,
  type teamsMembersInput,
  type teamsRemoveMemberInput,
  type teamsSetRoleInput,
  type User,
  type usersInTeamInput,
} from '@confab/shared';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Account, Accounts } from '../auth/index.js';
import type { Users } from '../users/index.js';
import type { AddMember } from './add-member.js';
import type { ListMembers } from './list-members.js';
import type { MemberChanges } from './member-changes.js';
import type { TeamMembersRepository } from './team-members.repository.js';
import type { TeamMemberDocument } from './teams.model.js';
import { canAddAs, canListMembers, canManageMembers } from './teams.policy.js';
import { toTeamMember } from './teams.presenter.js';

interface TeamMembersOptions {
  accounts: Accounts;
  users: Pick<Users, 'visibleTo' | 'present'>;
  members: TeamMembersRepository;
  listMembers: ListMembers;
  addMember: AddMember;
  memberChanges: MemberChanges;
}

/** The use cases of `teams.*` about who is in them. */
export class TeamMembersService {
  readonly #options: TeamMembersOptions;

  constructor(options: TeamMembersOptions) {
    this.#options = options;
  }

  async list(membership: TeamMemberDocument, input: z.output<typeof teamsMembersInput>): Promise<Page<TeamMember>> {
    if (!canListMembers(membership.role)) throw errors.forbidden();
    return this.#options.listMembers.page(membership.teamId, input);
  }

  /** The same people as profiles. */
  async profiles(membership: TeamMemberDocument, input: z.output<typeof usersInTeamInput>): Promise<Page<User>> {
    const { items, nextCursor } = await this.list(membership, input);
    const userIds = items.map(({ user }) => toObjectId(user.id));
    return { items: await this.#options.users.present(membership.userId, userIds), nextCursor };
  }

  /** Somebody who is in the team already stays what they are. */
  async add(caller: TeamMemberDocument, input: z.output<typeof teamsAddMemberInput>): Promise<TeamMember> {
    if (!canManageMembers(caller.role) || !canAddAs(caller.role, input.role)) throw errors.forbidden();
    const { accounts, addMember, members } = this.#options;
    const account = await this.#find(caller, input);
    const [teamId, userId] = [caller.teamId, account._id];
    const added = await addMember.add({ teamId, userId, role: input.role, invitationId: null });
    const member = added ?? (await members.find(teamId, userId));
    if (!member) throw errors.notFound(MESSAGES.userNotFound);
    return toTeamMember(member, accounts.toUserRef(account));
  }

  async remove({ teamId, userId }: TeamMemberDocument, input: z.output<typeof teamsRemoveMemberInput>): Promise<void> {
    await this.#options.memberChanges.remove(teamId, { by: userId, userId: toObjectId(input.userId) });
  }

  async setRole(
    { teamId, userId: by }: TeamMemberDocument,
    input: z.output<typeof teamsSetRoleInput>,
  ): Promise<TeamMember> {
    const { accounts, memberChanges } = this.#options;
    const userId = toObjectId(input.userId);
    const member = await memberChanges.setRole(teamId, { by, userId, role: input.role });
    const user = (await accounts.refs([userId])).get(toId(userId));
    if (!user) throw errors.notFound(MESSAGES.userNotFound);
    return toTeamMember(member, user);
  }

  async leave({ teamId, userId }: TeamMemberDocument): Promise<void> {
    await this.#options.memberChanges.leave(teamId, userId);
  }

  /** Who knows somebody's whole login may add them; an id has to be of somebody the caller may know of. */
  async #find(
    caller: TeamMemberDocument,
    { userId, login }: { userId?: Id | undefined; login?: string | undefined },
  ): Promise<Account> {
    const { accounts, users } = this.#options;
    const account =
      login !== undefined
        ? await accounts.findByLogin(login)
        : userId !== undefined && (await users.visibleTo(caller.userId, toObjectId(userId)))
          ? await accounts.find(toObjectId(userId))
          : null;
    if (!account || account.deactivatedAt !== null) throw errors.notFound(MESSAGES.userNotFound);
    return account;
  }
}
