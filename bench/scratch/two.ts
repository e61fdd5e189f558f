import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { MongoClient } from 'mongodb';
import { Redis } from 'ioredis';
import { Child } from '../src/harness/child.js';
import { BenchContext } from '../src/harness/context.js';
import type { H } from './two.child.js';
const SENDERS = 64, ROOMS = 50, PEOPLE = 16;
const rounds = Number(process.argv[2] ?? 3), ms = Number(process.argv[3] ?? 2000), prof = process.argv[4];
const which = (process.argv[5] ?? 'two,one,apart').split(',');
const context = new BenchContext(true, () => {});
const redisUrl = await context.redis();
const uri = await context.database();
const client = await MongoClient.connect(uri);
const pid = (await client.db().admin().serverStatus()).pid;
const mongoCpu = async () => { const f = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ').at(-1)!.split(' '); return (Number(f[11]) + Number(f[12])) * 1e4; };
const redis = new Redis(redisUrl);
const redisCpu = async () => { const i = await redis.info('cpu'); const g = (n: string) => Number(new RegExp(`${n}:([\\d.]+)`).exec(i)![1]); return (g('used_cpu_user') + g('used_cpu_sys')) * 1e6; };
async function cluster(size: number, apart = false) {
  const environment = { REDIS_PREFIX: `bench-${randomBytes(4).toString('hex')}` };
  const options = { mongodbUri: await context.database(), redisUrl, environment };
  const nodes = Array.from({ length: size }, () => Child.start<H>(context, new URL('./two.child.ts', import.meta.url)));
  for (const n of nodes) await n.ask('start', apart ? { mongodbUri: await context.database() } : options);
  let places: any;
  for (const n of nodes) { if (!places || apart) places = await n.ask('populate', { people: PEOPLE, rooms: ROOMS }); if (apart) await n.ask('prepare', places); }
  if (!apart) { for (const n of nodes) await n.ask('untilNodes', size); for (const n of nodes) await n.ask('prepare', places); }
  return nodes;
}
const all: Record<string, Child<H>[]> = {};
if (which.includes('two')) all.two = await cluster(2);
if (which.includes('one')) all.one = await cluster(1);
if (which.includes('apart')) all.apart = await cluster(2, true);
for (const nodes of Object.values(all)) await Promise.all(nodes.map((n) => n.ask('write', { senders: SENDERS / nodes.length, milliseconds: 1000 })));
for (let r = 0; r < rounds; r++) for (const [name, nodes] of Object.entries(all)) {
  if (prof && r === rounds - 1) for (const n of nodes) await n.ask('profile', null);
  const before = await Promise.all(nodes.map((n) => n.ask('metrics', undefined)));
  const m0 = await mongoCpu(), r0 = await redisCpu();
  const f = await Promise.all(nodes.map((n) => n.ask('write', { senders: SENDERS / nodes.length, milliseconds: ms })));
  const m1 = await mongoCpu(), r1 = await redisCpu();
  const after = await Promise.all(nodes.map((n) => n.ask('metrics', undefined)));
  if (prof && r === rounds - 1) for (const [i, n] of nodes.entries()) await n.ask('profile', `${prof}-${name}-${i}.cpuprofile`);
  const count = f.reduce((s, x) => s + x.count, 0);
  console.log(name.padEnd(6), 'rate', Math.round(f.reduce((s, x) => s + x.perSecond, 0)), 'p50', f.map((x) => x.p50.toFixed(0)).join('/'), 'p99', f.map((x) => x.p99.toFixed(0)).join('/'),
    'node us/op', Math.round(f.reduce((s, x) => s + x.cpu, 0) / count), 'mongod', Math.round((m1 - m0) / count), 'redis', Math.round((r1 - r0) / count),
    'batch', after.map((a, i) => ((a.changes - before[i]!.changes) / (a.batches - before[i]!.batches)).toFixed(1)).join('/'),
    'batches/s', after.map((a, i) => Math.round((a.batches - before[i]!.batches) / ms * 1000)).join('/'),
    'changes', after.map((a, i) => a.changes - before[i]!.changes).join('/'), 'conflicts', after.map((a, i) => a.conflicts - before[i]!.conflicts).join('/'));
}
redis.disconnect(); await client.close(); await context.end(); process.exit(0);
