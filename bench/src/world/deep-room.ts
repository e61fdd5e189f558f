import type { Person, TestNode } from '@confab/api/bench';
import type { Channel } from '@confab/shared';
import { type BenchContext, shared } from '../harness/context.js';
import { writeHistory } from './history.js';
import { populate } from './people.js';
import { text } from './texts.js';

/** Words that are planted in the texts of a deep room, and each of how many messages has them. */
export const PLANTED = { rare: { word: 'quixotic', every: 2_000 }, common: { word: 'and', every: 2 } } as const;

/** A room with a long history beside one with a short one. */
export interface DeepWorld {
  node: TestNode;
  person: Person;
  deep: Channel;
  shallow: Channel;
  /** How many messages are in the deep room. */
  depth: number;
}

/** The world in which pages and searches are read; it is made once for all rows that ask for it. */
export const deepWorld = shared(async (context): Promise<DeepWorld> => {
  const node = await context.node({ mongodbUri: await context.database(), isLasting: true });
  const { people, rooms } = await populate(node, { people: 8, rooms: 2 });
  const [person] = people;
  const [deep, shallow] = rooms;
  if (!person || !deep || !shallow) throw new Error('There is nobody or nowhere to write');
  const depth = depthOf(context);
  const common = { senders: people, everyMs: 1_000, body: bodyOf };
  await writeHistory(node, { ...common, room: deep, count: depth });
  await writeHistory(node, { ...common, room: shallow, count: 100 });
  // What rooms show beside what was found, such as counts of what is unread, is not what is measured.
  for (const { id } of [deep, shallow]) await person.call.rooms.markRead({ roomId: id });
  return { node, person, deep, shallow, depth };
});

export function depthOf({ quick }: BenchContext): number {
  return quick ? 20_000 : 100_000;
}

function bodyOf(number: number): string {
  const planted = Object.values(PLANTED).filter(({ every }) => number % every === 0);
  return [text(number), ...planted.map(({ word }) => word)].join(' ');
}
