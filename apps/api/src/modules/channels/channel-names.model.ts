import { z } from 'zod';
import { date, defineCollection, objectId } from '../../platform/mongo/index.js';

/** Which channel of a team may bear a name: claimed before the channel takes it. */
export const channelNamesCollection = defineCollection({
  name: 'channelNames',
  schema: z.strictObject({
    _id: objectId(),
    teamId: objectId(),
    name: z.string(),
    roomId: objectId(),
    claimedAt: date(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [{ name: 'teamId_name', key: { teamId: 1, name: 1 }, options: { unique: true } }],
});
