import type { Team, TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { TeamDepartureDocument, TeamDocument, TeamMemberDocument } from './teams.model.js';

/** A membership to be made. */
export interface NewMember {
  teamId: ObjectId;
  userId: ObjectId;
  role: TeamRole;
  invitationId: ObjectId | null;
}

/** What is left to do in the channels after teams were made, joined, left and deleted. */
export interface UnsyncedTeams {
  /** Teams still without their first channel. */
  teams: TeamDocument[];
  /** Members not yet in all public channels. */
  members: TeamMemberDocument[];
  /** People who left a team and are not yet out of all its channels. */
  departures: TeamDepartureDocument[];
  /** Teams that were deleted and whose channels are not. */
  deleted: TeamDocument[];
}

/** Teams and who is in them, as other modules may use it. A deleted team is no team. */
export interface Teams {
  find(teamId: ObjectId): Promise<TeamDocument | null>;
  /** What the person is in the team; null for outsiders. From a cache that is at most 5 s old. */
  membership(teamId: ObjectId, userId: ObjectId): Promise<TeamMemberDocument | null>;
  /** The memberships of these people in the team; fewer where some are outsiders. */
  memberships(teamId: ObjectId, userIds: readonly ObjectId[]): Promise<TeamMemberDocument[]>;
  /** All teams a person is in. */
  membershipsOf(userId: ObjectId): Promise<TeamMemberDocument[]>;
  /** Everybody in the team, by account; guests only if asked for. */
  memberIds(teamId: ObjectId, options: { guests: boolean }): Promise<ObjectId[]>;
  memberCount(teamId: ObjectId): Promise<number>;
  /**
   * Makes somebody a member, publishes `teamMemberJoined` and waits for it; null if there is such a membership already.
   * Throws `PRECONDITION_FAILED` where the team or the person has reached its limit.
   */
  addMember(member: NewMember): Promise<TeamMemberDocument | null>;
  /** The team as this person sees it. */
  present(teamId: ObjectId, userId: ObjectId): Promise<Team | null>;
  /** The team as it is told to many at once: without anybody's role. */
  presentToAll(teamId: ObjectId): Promise<Team | null>;
  /** Those of `among` who are guests of any of these teams, with the team. */
  guestsAmong(
    teamIds: readonly ObjectId[],
    among: readonly ObjectId[],
  ): Promise<Pick<TeamMemberDocument, 'teamId' | 'userId'>[]>;
  /** Those of `among` who are in the team, or were when it was deleted. */
  peopleAmong(teamId: ObjectId, among: readonly ObjectId[]): Promise<ObjectId[]>;
  unsynced(limit: number): Promise<UnsyncedTeams>;
  /** The team has its first channel. */
  markGeneralChannel(teamId: ObjectId): Promise<void>;
  /** These members are in all public channels. */
  markChannelsSynced(teamId: ObjectId, userIds: readonly ObjectId[]): Promise<void>;
  /** This person, who left the team, is out of all its channels, and may come back. */
  markChannelsLeft(teamId: ObjectId, userId: ObjectId): Promise<void>;
  /** The channels of this deleted team are deleted. */
  markChannelsDeleted(teamId: ObjectId): Promise<void>;
}
