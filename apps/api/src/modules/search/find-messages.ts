import type { ObjectId } from 'mongodb';
import { type FoundMessage, newestFirst } from './found-messages.js';
import type { MessagesIndex, Scope } from './messages-index.js';
import type { SearchWords } from './search-words.js';

/** What messages have to have: marks and words. */
export interface Wanted extends SearchWords {
  marks: readonly string[];
}

/** As many scans as MongoDB merges in order; with more it would read everything first. */
const SCANS_MERGED = 200;
/** For one way of finding the beginning of a word, so many index entries may be looked at for each message of a page. */
const ENTRIES_PER_RESULT = 5;
const LEAST_ENTRIES = 100;
/** To spell out a beginning, so many rooms are looked into, by so many steps. */
const SPELLING = { rooms: 8, steps: 32 };

/**
 * Finds the newest messages that have everything wanted, one more than the page shows if there are more. The effort
 * goes with the size of the page and the number of rooms, not with how much has been written in them.
 */
export async function findMessages(index: MessagesIndex, scope: Scope, wanted: Wanted): Promise<FoundMessage[]> {
  const parts = chunksOf(scope.roomIds, SCANS_MERGED);
  const found = await Promise.all(parts.map((roomIds) => findInRooms(index, { ...scope, roomIds }, wanted)));
  return found
    .flat()
    .sort(newestFirst)
    .slice(0, scope.limit + 1);
}

async function findInRooms(index: MessagesIndex, scope: Scope, wanted: Wanted): Promise<FoundMessage[]> {
  const terms = [...wanted.marks, ...wanted.whole];
  const { beginning } = wanted;
  if (beginning === null) return findByTerms(index, scope, { terms, beginning });
  const effort = Math.max(LEAST_ENTRIES, scope.limit * ENTRIES_PER_RESULT);
  if (await index.isRare(scope, beginning, effort)) {
    return index.newestBeginning(scope, beginning, { terms, beginning: null });
  }
  return terms.length > 0
    ? findByTerms(index, scope, { terms, beginning })
    : findByBeginning(index, scope, beginning, effort);
}

/** Reads the entries of the rarest term, and looks for the rest in their messages. */
async function findByTerms(
  index: MessagesIndex,
  scope: Scope,
  { terms, beginning }: { terms: readonly string[]; beginning: string | null },
): Promise<FoundMessage[]> {
  const [rarest, ...others] = await index.rarestFirst(scope, terms);
  if (rarest === undefined) return index.newest(scope);
  return index.newestWith(scope, [rarest], { terms: others, beginning });
}

/**
 * Finds by the beginning of one word alone, of which there are many entries, and not in the order of time. A frequent
 * one turns up among the newest messages. One with few spellings is as good as those. What is left, a beginning that
 * many words share and few messages have, or one in many rooms, costs all of its entries.
 */
async function findByBeginning(
  index: MessagesIndex,
  scope: Scope,
  beginning: string,
  effort: number,
): Promise<FoundMessage[]> {
  const rest = { terms: [], beginning: null };
  const recent = await index.newestBeginningAmong(scope, beginning, effort);
  if (recent) return recent;
  if (scope.roomIds.length <= SPELLING.rooms) {
    const spellings = await index.spellings(scope, beginning, SPELLING.steps);
    if (spellings && spellings.length * scope.roomIds.length <= SCANS_MERGED) {
      return index.newestWith(scope, spellings, rest);
    }
  }
  return index.newestBeginning(scope, beginning, rest);
}

function chunksOf(roomIds: readonly ObjectId[], size: number): ObjectId[][] {
  const chunks: ObjectId[][] = [];
  for (let start = 0; start < roomIds.length; start += size) chunks.push(roomIds.slice(start, start + size));
  return chunks;
}
