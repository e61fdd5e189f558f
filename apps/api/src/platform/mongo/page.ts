import type { Page } from '@confab/shared';
import type { z } from 'zod';
import { errors } from '../errors.js';

/** Writes the position after which the next page starts; opaque to callers. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a cursor of the given shape, or throws `BAD_REQUEST` for one we did not write. */
export function decodeCursor<Position>(cursor: string, schema: z.ZodType<Position>): Position {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw errors.badInput('cursor', 'Not a cursor of this list');
  }
}

/** Makes a page of `limit` items from up to `limit + 1` rows, the last of which only shows that there are more. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  options: {
    present: (row: Row) => Item;
    position: (row: Row) => readonly (string | number)[];
  },
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(options.present),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(options.position(last)) : null,
  };
}
