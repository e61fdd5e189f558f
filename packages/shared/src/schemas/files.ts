import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { idSchema } from './common.js';

/** What would make a name look like another one, or end the line it stands in: control, direction and line signs. */
const MISLEADING = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const utf8 = new TextEncoder();

/** The name of a file as its owner knows it: 1 to 255 bytes of UTF-8, a name alone and no path. */
export const fileNameSchema = z
  .string()
  .max(LIMITS.fileNameBytes)
  .normalize('NFC')
  .trim()
  .min(1, 'This cannot be empty')
  .refine((name) => utf8.encode(name).length <= LIMITS.fileNameBytes, `At most ${LIMITS.fileNameBytes} bytes`)
  .refine((name) => !MISLEADING.test(name), 'Control characters are not allowed')
  .refine((name) => !/[/\\]/.test(name) && name !== '.' && name !== '..', 'A name, not a path');

/** What a browser takes a file for, with or without parameters. */
const mediaTypeSchema = z
  .string()
  .max(255)
  .regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;.*)?$/, 'Not a media type');

/** A file that a message shows. Only pictures that the server could read have a width and a height. */
export const attachmentSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** In bytes. */
  size: z.number().int(),
  /** By what the file holds, not by its name. */
  mimeType: z.string(),
  width: z.number().int().optional(),
  height: z.number().int().optional(),
  /** A path on the server; asks for the Bearer token, or in browsers for the cookie `confab_files`. */
  url: z.string(),
  thumbnailUrl: z.string().nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** Announces a file for a room, or without one for use as an avatar. `size` is exact; `mimeType` is a hint for texts. */
export const filesBeginInput = z.strictObject({
  roomId: idSchema.optional(),
  name: fileNameSchema,
  size: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  mimeType: mediaTypeSchema.optional(),
});
/** Where to `PUT` the bytes, with the Bearer token; a path on the server that is good once and for a quarter of an hour. */
export const filesBeginResult = z.object({
  fileId: idSchema,
  uploadUrl: z.string(),
  maxBytes: z.number().int(),
});
export type FilesBeginResult = z.infer<typeof filesBeginResult>;
