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
    /**
     * Who made it, and from the day that one is no owner any more another who is. The maker's membership follows from
     * this, should the server stop between the two writes.
     */
    ownerId: objectId(),
    /** When its first channel was there; null while that is still to be done. */
    generalChannelAt: date().nullable(),
    createdAt: date(),
    updatedAt: date(),
    /** From then on it is there for nobody; the documents go later. */
    deletedAt: date().nullable(),
    /** When its channels were deleted after it; null until then. */
    channelsDeletedAt: date().nullable(),
  }),
  indexes: [
    {
      name: 'deletedAt',
      key: { deletedAt: 1 },
      options: { partialFilterExpression: { deletedAt: { $type: 'date' } } },
    },
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

/**
 * Who left a team and may still be in channels of it. As long as there is such a document the person cannot come back:
 * somebody who was removed and added again begins anew.
 */
export const teamDeparturesCollection = defineCollection({
  name: 'teamDepartures',
  schema: z.strictObject({
    _id: objectId(),
    teamId: objectId(),
    userId: objectId(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [{ name: 'teamId_userId', key: { teamId: 1, userId: 1 }, options: { unique: true } }],
});
export type TeamDepartureDocument = DocumentOf<typeof teamDeparturesCollection>;
