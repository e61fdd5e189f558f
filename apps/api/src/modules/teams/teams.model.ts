import { z } from 'zod';
import { type DocumentOf, date, defineCollection, objectId } from '../../platform/mongo/index.js';

/** Names of the unique indexes that arbitrate; errors are told apart by them. */
export const TEAM_INDEXES = { slug: 'slug', member: 'teamId_userId' } as const;

export const teamsCollection = defineCollection({
  name: 'teams',
  schema: z.strictObject({
    _id: objectId(),
    name: z.string(),
    slug: z.string(),
    description: z.string(),
    /** Who made it. Its membership follows from this, should the server stop between the two writes. */
    ownerId: objectId(),
    /** When its first channel was there; null while that is still to be done. */
    generalChannelAt: date().nullable(),
    createdAt: date(),
    updatedAt: date(),
    deletedAt: date().nullable(),
  }),
  indexes: [
    {
      name: TEAM_INDEXES.slug,
      key: { slug: 1 },
      options: { unique: true, partialFilterExpression: { deletedAt: { $type: 'null' } } },
    },
    {
      name: 'generalChannelAt',
      key: { generalChannelAt: 1 },
      options: { partialFilterExpression: { generalChannelAt: { $type: 'null' } } },
    },
  ],
});
export type TeamDocument = DocumentOf<typeof teamsCollection>;

export const teamMembersCollection = defineCollection({
  name: 'teamMembers',
  schema: z.strictObject({
    _id: objectId(),
    teamId: objectId(),
    userId: objectId(),
    role: z.enum(['owner', 'admin', 'member', 'guest']),
    /** The invitation by which the person came, if by one. */
    invitationId: objectId().nullable(),
    joinedAt: date(),
    /** When the person was in all public channels; null while that is still to be done. */
    channelsSyncedAt: date().nullable(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [
    { name: TEAM_INDEXES.member, key: { teamId: 1, userId: 1 }, options: { unique: true } },
    { name: 'userId_teamId', key: { userId: 1, teamId: 1 } },
    {
      name: 'channelsSyncedAt',
      key: { channelsSyncedAt: 1 },
      options: { partialFilterExpression: { channelsSyncedAt: { $type: 'null' } } },
    },
  ],
});
export type TeamMemberDocument = DocumentOf<typeof teamMembersCollection>;
