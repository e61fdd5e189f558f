import { Session } from 'node:inspector/promises';
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestNode } from '@confab/api/bench';
import { serve } from '../src/harness/child.js';
import { serverSettings } from '../src/harness/context.js';
import { populate } from '../src/world/people.js';
import { closedLoop } from '../src/write/closed-loop.js';
import { LogWriter } from '../src/write/log-writer.js';
let node: TestNode; let writer: LogWriter; let session: Session | null = null;
const handlers = serve({
  async start(options: any) { node = await TestNode.start(serverSettings(options)); return node.url; },
  async populate(sizes: any) {
    const { people, rooms } = await populate(node, sizes);
    return { roomIds: rooms.map(({ id }) => id), userIds: people.map(({ user }) => user.id) };
  },
  async untilNodes(count: number) {
    const { redis } = node.container.platform;
    for (let i = 0; i < 500; i++) { if (redis?.nodes.all.length === count) return; await sleep(20); }
    throw new Error('nodes');
  },
  async prepare(places: any) { writer = new LogWriter({ container: node.container, ...places }); },
  async write(load: any) {
    const before = process.cpuUsage();
    const figures = await closedLoop(load, writer.write.bind(writer));
    const { user, system } = process.cpuUsage(before);
    return { ...figures, cpu: user + system };
  },
  async metrics(_: undefined) {
    const m = (node.container.platform as any).metrics;
    const b = await m.batchChanges.get(); const c = await m.conflicts.get();
    const v = (n: string) => b.values.find((x: any) => x.metricName === n)?.value ?? 0;
    return { batches: v('confab_batch_changes_count'), changes: v('confab_batch_changes_sum'), conflicts: c.values[0]?.value ?? 0 };
  },
  async profile(on: string | null) {
    if (on === null) { session = new Session(); session.connect(); await session.post('Profiler.enable'); await session.post('Profiler.setSamplingInterval', { interval: 500 }); await session.post('Profiler.start'); return; }
    const { profile } = await session!.post('Profiler.stop'); await writeFile(on, JSON.stringify(profile));
  },
  said: async (_: undefined) => writer?.said ?? [],
});
export type H = typeof handlers;
