import type { BenchContext } from '../harness/context.js';
import { compare } from '../harness/rounds.js';
import type { Measurement, Row } from '../harness/row.js';
import { median } from '../harness/statistics.js';
import { catchUp } from './catch-up.js';
import { closedLoop } from './closed-loop.js';
import { LogWriter } from './log-writer.js';
import { twoNodes } from './two-nodes.js';
import { SENDERS, writeWorld } from './world.js';

const WARM_UP_MS = 1_000;

type Write = (sender: number) => Promise<void>;

async function compareWrites(
  { effort: { rounds, milliseconds } }: BenchContext,
  writes: { ours: Write; baseline: Write },
): Promise<Measurement> {
  const cpu: number[] = [];
  const latency: number[] = [];
  const rate = async (write: Write, isOurs: boolean) => {
    const before = process.cpuUsage();
    const { perSecond, count, p50 } = await closedLoop({ senders: SENDERS, milliseconds }, write);
    const { user, system } = process.cpuUsage(before);
    if (isOurs) {
      cpu.push((user + system) / count);
      latency.push(p50);
    }
    return perSecond;
  };
  // Once for the compiler, and for the heads of the rooms.
  await closedLoop({ senders: SENDERS, milliseconds: WARM_UP_MS }, writes.ours);
  await closedLoop({ senders: SENDERS, milliseconds: WARM_UP_MS }, writes.baseline);
  const compared = await compare({
    rounds,
    ours: () => rate(writes.ours, true),
    baseline: () => rate(writes.baseline, false),
  });
  const note = `${SENDERS} senders, each in at most four of the rooms; of ours p50 ${median(latency).toFixed(1)} ms, ${Math.round(median(cpu))} µs of Node.js's CPU each`;
  return { ...compared, unit: 'changes/s', note };
}

async function logWrites(context: BenchContext, rooms: number, changesShare = 0): Promise<Write> {
  const { container, roomIds, userIds } = await writeWorld(context);
  const writer = new LogWriter({ container, roomIds: roomIds.slice(0, rooms), userIds, changesShare });
  return (sender) => writer.write(sender);
}

function toPlain(id: string, rooms: number, where: string): Row {
  return {
    id,
    title: `Messages a second through the log with projections and all indexes, ${where}, to one insertOne for each`,
    goal: { text: '≥ 5', comparator: '>=', value: 5, of: 'ratio' },
    async measure(context) {
      const { plain } = await writeWorld(context);
      return compareWrites(context, {
        ours: await logWrites(context, rooms),
        baseline: (sender) => plain.write(sender),
      });
    },
  };
}

const mixed: Row = {
  id: 'write-mixed',
  title: 'Changes a second in fifty rooms, 15 % edits and reactions among them, to messages alone',
  goal: { text: '≥ 0.9', comparator: '>=', value: 0.9, of: 'ratio' },
  measure: async (context) =>
    compareWrites(context, { ours: await logWrites(context, 50, 0.15), baseline: await logWrites(context, 50) }),
};

/** What it costs to make a change durable. */
export const writeRows: Row[] = [
  toPlain('write-one-room', 1, 'one busy room'),
  toPlain('write-fifty-rooms', 50, 'fifty rooms'),
  mixed,
  twoNodes,
  catchUp,
];
