import {
  idSchema,
  type Page,
  type Room,
  type SearchHit,
  type searchMessagesInput,
  type searchRoomsInput,
  TIMES,
} from '@confab/shared';
import { z } from 'zod';
import { toId, toObjectId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import type { Caller } from '../../platform/trpc.js';
import { type MessagesModule, searchMarks } from '../messages/index.js';
import type { RoomsModule } from '../rooms/index.js';
import { findMessages } from './find-messages.js';
import type { FoundMessage } from './found-messages.js';
import { highlightsIn } from './highlights.js';
import type { MessagesIndex } from './messages-index.js';
import type { ReadableRooms } from './readable-rooms.js';
import type { RoomNames } from './room-names.js';
import { type SearchWords, searchWordsOf } from './search-words.js';
import { TimeBudget } from './time-budget.js';

type MessagesInput = z.output<typeof searchMessagesInput>;
type Readable = Awaited<ReturnType<ReadableRooms['of']>>;

/** The time and the id of the last message shown. */
const positionSchema = z.tuple([z.number().int().min(0).max(8.64e15), idSchema]);

interface SearchOptions {
  index: MessagesIndex;
  readable: ReadableRooms;
  rooms: Pick<RoomsModule, 'list' | 'presenter'>;
  names: RoomNames;
  messages: Pick<MessagesModule, 'presenter'>;
}

/** The use cases of `search.*`. Nothing outside of the caller's own rooms is ever looked at. */
export class SearchService {
  readonly #options: SearchOptions;

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  async messages(caller: Caller, input: MessagesInput): Promise<Page<SearchHit>> {
    const { index, readable } = this.#options;
    const words = searchWordsOf(input.query);
    const after = input.cursor === undefined ? null : decodeCursor(input.cursor, positionSchema);
    const rooms = await readable.of(toObjectId(caller.userId), input);
    // Nothing can be found by signs alone.
    if (input.query !== '' && words.beginning === null && words.whole.length === 0)
      return { items: [], nextCursor: null };
    const scope = {
      roomIds: rooms.map(({ room }) => room._id),
      since: input.since ?? null,
      until: input.until ?? null,
      after: after && { at: new Date(after[0]), id: toObjectId(after[1]) },
      limit: input.limit,
      budget: new TimeBudget(TIMES.search),
    };
    const page = toPage(await findMessages(index, scope, { marks: marksOf(input), ...words }), input.limit, {
      present: (message) => message,
      position: ({ createdAt, _id }) => [createdAt.getTime(), toId(_id)],
    });
    return { items: await this.#present(page.items, rooms, words), nextCursor: page.nextCursor };
  }

  async rooms(caller: Caller, { query, ...page }: z.output<typeof searchRoomsInput>): Promise<Page<Room>> {
    const { readable, rooms, names } = this.#options;
    const userId = toObjectId(caller.userId);
    const found = await names.matching(userId, await readable.of(userId), query);
    return rooms.list.page(userId, page, ({ room }) => found.has(toId(room._id)));
  }

  async #present(found: readonly FoundMessage[], readable: Readable, words: SearchWords): Promise<SearchHit[]> {
    const { rooms, messages } = this.#options;
    const wanted = new Set(found.map(({ roomId }) => toId(roomId)));
    const [presented, presentedRooms] = await Promise.all([
      messages.presenter.present(found),
      rooms.presenter.present(readable.filter(({ room }) => wanted.has(toId(room._id)))),
    ]);
    const byId = new Map(presentedRooms.map((room) => [room.id, room]));
    return presented.flatMap((message) => {
      const room = byId.get(message.roomId);
      return room ? [{ message, room, highlights: highlightsIn(message.body, words) }] : [];
    });
  }
}

/** The filters that are kept as marks beside the words. */
function marksOf({ fromUserId, has, pinned }: MessagesInput): string[] {
  const marks: string[] = [];
  if (fromUserId !== undefined) marks.push(searchMarks.from(toObjectId(fromUserId)));
  if (has !== undefined) marks.push(searchMarks[has]);
  if (pinned) marks.push(searchMarks.pinned);
  return marks;
}
