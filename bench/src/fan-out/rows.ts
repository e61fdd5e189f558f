import type { BenchContext } from '../harness/context.js';
import { compare } from '../harness/rounds.js';
import type { Measurement, Row } from '../harness/row.js';
import { median } from '../harness/statistics.js';
import { pageWire } from './page-wire.js';
import type { Served, Variant } from './protocol.js';
import { Stage } from './stage.js';

const WARM_UP_MS = 500;
/** Where a turn is small: as many calls take longer. */
const SMALL_TURNS_MS = 2_000;
/** Where much code is run, or seldom: the compiler needs some thousands of calls. */
const COMPILING_MS = 4_000;

interface PairOptions {
  sockets: number;
  baseline: Variant;
  /** In milliseconds. */
  warmUp?: number;
}

/** Two servers with as many sockets each, one of ours and one to compare it with. */
async function pair(context: BenchContext, { sockets, baseline, warmUp = WARM_UP_MS }: PairOptions) {
  const ours = await Stage.open(context, { variant: 'ours', sockets });
  await ours.publish({ inFlight: 1 }, warmUp);
  const bytes = Math.round(await ours.load.ask('bytesPerDelivery', undefined));
  const other = await Stage.open(context, { variant: baseline, sockets, bytes });
  await other.publish({ inFlight: 1 }, warmUp);
  return { ours, baseline: other, bytes };
}

interface FanOutOptions extends PairOptions {
  inFlight: number;
  /** What is compared. */
  figure: (served: Served, sockets: number) => number;
  unit: string;
}

async function fanOut(context: BenchContext, options: FanOutOptions): Promise<Measurement> {
  const { sockets, inFlight, figure, unit } = options;
  const { rounds, milliseconds } = context.effort;
  const stages = await pair(context, options);
  const measured = (stage: Stage) => async () => figure(await stage.publish({ inFlight }, milliseconds), sockets);
  const compared = await compare({ rounds, ours: measured(stages.ours), baseline: measured(stages.baseline) });
  return { ...compared, unit, note: `${sockets} sockets, ${inFlight} in flight, ${stages.bytes} bytes an event` };
}

const perCpuSecond = ({ events, cpuMicroseconds }: Served, sockets: number) =>
  (events * sockets) / (cpuMicroseconds / 1e6);
const perSecond = ({ events, milliseconds }: Served, sockets: number) => (events * sockets) / (milliseconds / 1e3);

function fanOutRow(sockets: number, inFlight: number): Row {
  const goal = inFlight === 1 ? 0.85 : 2.5;
  const warmUp = sockets * inFlight < 1_000 ? SMALL_TURNS_MS : WARM_UP_MS;
  return {
    id: inFlight === 1 ? `fan-out-${sockets}` : `fan-out-${sockets}-burst`,
    title: `Deliveries per CPU-second to ${sockets} sockets, ${inFlight} in flight, to a bare ws broadcast`,
    goal: { text: `≥ ${goal}`, comparator: '>=', value: goal, of: 'ratio' },
    measure: (context) =>
      fanOut(context, {
        sockets,
        inFlight,
        baseline: 'bare',
        warmUp,
        figure: perCpuSecond,
        unit: 'deliveries/CPU-s',
      }),
  };
}

function againstRow(baseline: Variant, title: string, value: number): Row {
  return {
    id: `fan-out-to-${baseline}`,
    title: `Deliveries per second to 200 sockets, 8 in flight, to ${title}`,
    goal: { text: `≥ ${value}`, comparator: '>=', value, of: 'ratio' },
    measure: (context) =>
      fanOut(context, { sockets: 200, inFlight: 8, baseline, figure: perSecond, unit: 'deliveries/s' }),
  };
}

const latency: Row = {
  id: 'fan-out-latency',
  title: 'p99 from publish to receipt at 10,000 deliveries/s to 200 sockets, to a bare ws broadcast',
  goal: { text: '≤ 1.5', comparator: '<=', value: 1.5, of: 'ratio' },
  async measure(context) {
    const { rounds, milliseconds } = context.effort;
    // At fifty events a second the compiler would be at work all the time.
    const warmUp = context.quick ? WARM_UP_MS : COMPILING_MS;
    const stages = await pair(context, { sockets: 200, baseline: 'bare', warmUp });
    const p50s: number[] = [];
    const compared = await compare({
      rounds,
      ours: async () => {
        const { p50, p99 } = await stages.ours.latencies(50, milliseconds);
        p50s.push(p50);
        return p99;
      },
      baseline: async () => (await stages.baseline.latencies(50, milliseconds)).p99,
    });
    return { ...compared, unit: 'ms', note: `p50 of ours ${median(p50s).toFixed(2)} ms` };
  },
};

const idleHeap: Row = {
  id: 'idle-heap',
  title: 'Heap for each idle connection with its subscription',
  goal: { text: '≤ 20 KB', comparator: '<=', value: 20, of: 'ours' },
  async measure(context) {
    const sockets = context.quick ? 1_000 : 5_000;
    const stage = await Stage.open(context, { variant: 'ours', sockets });
    const full = await stage.server.ask('heap', undefined);
    await stage.load.ask('close', undefined);
    while ((await stage.server.ask('listening', undefined)) > 0);
    const empty = await stage.server.ask('heap', undefined);
    const each = (full - empty) / sockets / 1_024;
    return { ours: each, baseline: null, unit: 'KB', note: `${sockets} connections, ten of each person` };
  },
};

const sendWithSubscribers: Row = {
  id: 'send-100-subscribers',
  title: "The server's CPU of a send with 100 subscribers, all included",
  goal: { text: '≤ 300 µs', comparator: '<=', value: 300, of: 'ours' },
  async measure(context) {
    const { rounds, milliseconds } = context.effort;
    const stage = await Stage.open(context, { variant: 'ours', sockets: 100 });
    const send = (time = milliseconds) =>
      stage.load.ask('send', { senders: 64, roomId: stage.roomId, milliseconds: time });
    await send(COMPILING_MS);
    const figures: number[] = [];
    let sends = 0;
    for (let round = 0; round < rounds; round += 1) {
      await stage.server.ask('cpu', undefined);
      const sent = await send();
      sends += sent;
      figures.push((await stage.server.ask('cpu', undefined)) / sent);
    }
    const rate = Math.round(sends / ((rounds * milliseconds) / 1_000));
    return { ours: median(figures), baseline: null, unit: 'µs', note: `64 senders over sockets, ${rate} sends/s` };
  },
};

/** What the last hop costs: see docs/architecture.md. */
export const fanOutRows: Row[] = [
  fanOutRow(200, 1),
  fanOutRow(1_000, 1),
  fanOutRow(200, 8),
  { ...fanOutRow(1_000, 8), fullOnly: true },
  againstRow('stock', 'stock tRPC with superjson', 4),
  { ...againstRow('socket-io', 'a room of Socket.IO', 1), fullOnly: true },
  latency,
  idleHeap,
  sendWithSubscribers,
  pageWire,
];
