import type { BenchContext } from '../harness/context.js';
import { compare } from '../harness/rounds.js';
import type { Measurement, Row } from '../harness/row.js';
import { median } from '../harness/statistics.js';
import { type DeepWorld, deepWorld } from '../world/deep-room.js';

const PAGE = 50;

type Read = (world: DeepWorld, turn: number) => Promise<unknown>;

async function compareReads(
  context: BenchContext,
  { ours, baseline }: { ours: Read; baseline: Read },
): Promise<Measurement> {
  const world = await deepWorld(context);
  const turns = context.quick ? 60 : 200;
  const time = async (read: Read) => {
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const before = performance.now();
      await read(world, turn);
      times.push(performance.now() - before);
    }
    return median(times);
  };
  await time(ours);
  await time(baseline);
  const compared = await compare({
    rounds: context.effort.rounds,
    ours: () => time(ours),
    baseline: () => time(baseline),
  });
  const note = `Pages of ${PAGE}, one after another, by calls without a transport; ${world.depth} messages in the room`;
  return { ...compared, unit: 'ms', note };
}

const newest: Read = ({ person, deep }) => person.call.messages.list({ roomId: deep.id, limit: PAGE });

/** Ninety per cent of the way down; never the same page twice in a row. */
const far: Read = async ({ person, deep, depth }, turn) => {
  const before = Math.floor(depth / 10) - (turn % 20) * PAGE;
  const { items } = await person.call.messages.list({ roomId: deep.id, before, limit: PAGE });
  if (items.length !== PAGE) throw new Error('The page is not full');
};

const goal = { text: '≤ 1.2', comparator: '<=', value: 1.2, of: 'ratio' } as const;

export const pageRows: Row[] = [
  {
    id: 'newest-page-deep-room',
    title: 'The newest 50 messages of a room of 100,000, to those of a room of 100',
    goal,
    measure: (context) =>
      compareReads(context, {
        ours: newest,
        baseline: ({ person, shallow }) => person.call.messages.list({ roomId: shallow.id, limit: PAGE }),
      }),
  },
  {
    id: 'page-at-depth',
    title: 'A page of 50 at a depth of 90,000, to the newest page of the same room',
    goal,
    measure: (context) => compareReads(context, { ours: far, baseline: newest }),
  },
];
