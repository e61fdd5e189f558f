import { z } from 'zod';
import { LIMITS } from '../limits.js';

/** The number of code points of a text: what a person would count as characters, near enough. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** A text as the database keeps it: for half a surrogate pair, as a cut within an emoji leaves, stands a sign of its own. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/** Text without NUL of at most `maximum` code points after trimming. */
export function text(minimum: number, maximum: number) {
  return z
    .string()
    .max(maximum * 2 + 64)
    .overwrite(wellFormed)
    .trim()
    .refine((value) => codePoints(value) >= minimum, minimum === 1 ? 'This cannot be empty' : `Too short`)
    .refine((value) => codePoints(value) <= maximum, `At most ${maximum} characters`)
    .refine((value) => !value.includes('\u0000'), 'NUL characters are not allowed');
}

/** An ObjectId as 24 hexadecimal digits in lower case. */
export const idSchema = z
  .string()
  .max(24)
  .regex(/^[0-9a-f]{24}$/, 'Not an id');
export type Id = z.infer<typeof idSchema>;

export const clientIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, '1 to 64 letters, digits, - and _');

const cursorSchema = z.string().min(1).max(LIMITS.cursor);
const limitSchema = z.number().int().min(1).max(LIMITS.pageMaximum).default(LIMITS.pageDefault);

const EMOJI_BYTES = 64;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const utf8 = new TextEncoder();

/** One emoji as people see it, however many code points it takes, or the name of one between colons. */
export const emojiSchema = z
  .string()
  .min(1)
  .max(EMOJI_BYTES)
  .refine((value) => utf8.encode(value).length <= EMOJI_BYTES, `At most ${EMOJI_BYTES} bytes`)
  .refine((value) => /^:[a-z0-9_+-]+:$/.test(value) || isOneGrapheme(value), 'One emoji, or the :name: of one');

function isOneGrapheme(value: string): boolean {
  return !/[\s\p{Cc}\p{Cs}]/u.test(value) && [...graphemes.segment(value)].length === 1;
}

/** The fields every paged query takes besides its own. */
export const pageFields = {
  cursor: cursorSchema.optional(),
  limit: limitSchema,
} as const;

/** A page of items; `nextCursor` is null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** What one looks a name up by: optional, trimmed, bounded. */
export const querySchema = text(0, LIMITS.query);

export const okSchema = z.object({ ok: z.literal(true) });
export const noInput = z.strictObject({}).optional();
