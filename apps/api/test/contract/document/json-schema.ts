import {
  adminUserSchema,
  attachmentSchema,
  authResultSchema,
  channelSchema,
  conversationSchema,
  feedEventSchema,
  invitationSchema,
  meSchema,
  messagePreviewSchema,
  messageSchema,
  presenceSchema,
  roomMemberSchema,
  roomMeSchema,
  roomSchema,
  searchHitSchema,
  sessionSchema,
  teamMemberSchema,
  teamSchema,
  userRefSchema,
  userSchema,
} from '@confab/shared';
import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What has a name of its own in the document, in the order in which it is explained. */
export const SHAPES: readonly (readonly [name: string, schema: z.ZodType])[] = [
  ['UserRef', userRefSchema],
  ['User', userSchema],
  ['Me', meSchema],
  ['AdminUser', adminUserSchema],
  ['AuthResult', authResultSchema],
  ['Session', sessionSchema],
  ['Team', teamSchema],
  ['TeamMember', teamMemberSchema],
  ['Invitation', invitationSchema],
  ['RoomMe', roomMeSchema],
  ['Channel', channelSchema],
  ['Conversation', conversationSchema],
  ['Room', roomSchema],
  ['RoomMember', roomMemberSchema],
  ['MessagePreview', messagePreviewSchema],
  ['Message', messageSchema],
  ['Attachment', attachmentSchema],
  ['Presence', presenceSchema],
  ['SearchHit', searchHitSchema],
  ['FeedEvent', feedEventSchema],
];

const NAMES = new Map<unknown, string>(SHAPES.map(([name, schema]) => [schema, name]));

/** A date as JSON Schema has no word for it. */
const DATE = 'Date';

/**
 * A schema as JSON Schema, in which dates have the title `Date` and, unless `whole`, each known shape only its name as
 * the title; `self` is looked into all the same.
 */
export function toJsonSchema(
  schema: z.ZodType,
  options: { io: 'input' | 'output'; whole?: boolean; self?: z.ZodType },
): JsonSchema {
  return z.toJSONSchema(schema, {
    io: options.io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const name =
        zodSchema._zod.def.type === 'date'
          ? DATE
          : options.whole || Object.is(zodSchema, options.self)
            ? undefined
            : NAMES.get(zodSchema);
      if (name === undefined) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.title = name;
    },
  });
}
