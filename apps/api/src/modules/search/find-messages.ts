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
/** The beginning of a word is rare if all its entries are at most so many for each message of a page. */
const RARE_ENTRIES_PER_RESULT = 2;
/** For a frequent one, so many of the newest messages are looked through for each message of a page. */
const RECENT_PER_RESULT = 4;
/** To spell out a beginning, so many rooms are looked into, by so many steps. */
const SPELLING = { rooms: 8, steps: 32 };
const NOTHING_ELSE = { terms: [], beginning: null };

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
  const { marks, whole, beginning } = wanted;
  const terms = [...marks, ...whole];
  if (terms.length === 0) return beginning === null ? index.newest(scope) : findByBeginning(index, scope, beginning);
  const [term = ''] = terms;
  if (terms.length === 1 && beginning === null) return index.newestWith(scope, [term], NOTHING_ELSE);

  // The entries of what is rarest are read, and the rest is looked for in their messages.
  const [rarest = { term, isRare: false }, ...others] = await index.rarestFirst(scope, terms);
  if (beginning !== null && !rarest.isRare && (await isRare(index, scope, beginning))) {
    return index.newestBeginning(scope, beginning, { terms, beginning: null });
  }
  return index.newestWith(scope, [rarest.term], { terms: others.map((other) => other.term), beginning });
}

function isRare(index: MessagesIndex, scope: Scope, beginning: string): Promise<boolean> {
  return index.isRare(scope, beginning, scope.limit * RARE_ENTRIES_PER_RESULT);
}

/**
 * Finds by the beginning of one word alone. Its entries are not in the order of time: if they are few, all are read. A
 * frequent one turns up among the newest messages. One with few spellings is as good as those. What is left, a beginning
 * that many words share and few messages have, or one in many rooms, costs all of its entries.
 */
async function findByBeginning(index: MessagesIndex, scope: Scope, beginning: string): Promise<FoundMessage[]> {
  if (await isRare(index, scope, beginning)) return index.newestBeginning(scope, beginning, NOTHING_ELSE);
  const recent = await index.newestBeginningAmong(scope, beginning, scope.limit * RECENT_PER_RESULT);
  if (recent) return recent;
  if (scope.roomIds.length <= SPELLING.rooms) {
    const spellings = await index.spellings(scope, beginning, SPELLING.steps);
    if (spellings && spellings.length * scope.roomIds.length <= SCANS_MERGED) {
      return index.newestWith(scope, spellings, NOTHING_ELSE);
    }
  }
  return index.newestBeginning(scope, beginning, NOTHING_ELSE);
}

function chunksOf(roomIds: readonly ObjectId[], size: number): ObjectId[][] {
  const chunks: ObjectId[][] = [];
  for (let start = 0; start < roomIds.length; start += size) chunks.push(roomIds.slice(start, start + size));
  return chunks;
}
