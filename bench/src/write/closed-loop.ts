import { quantile } from '../harness/statistics.js';

export interface LoopFigures {
  perSecond: number;
  count: number;
  p50: number;
  p99: number;
}

/** Some senders, each of whom makes the next call when the last is answered, for a time. */
export async function closedLoop(
  { senders, milliseconds }: { senders: number; milliseconds: number },
  call: (sender: number, turn: number) => Promise<unknown>,
): Promise<LoopFigures> {
  const latencies: number[] = [];
  const start = performance.now();
  const send = async (sender: number) => {
    for (let turn = 0; performance.now() - start < milliseconds; turn += 1) {
      const before = performance.now();
      await call(sender, turn);
      latencies.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: senders }, (_, sender) => send(sender)));
  const seconds = (performance.now() - start) / 1_000;
  return {
    perSecond: latencies.length / seconds,
    count: latencies.length,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}
