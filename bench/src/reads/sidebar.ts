import type { Row } from '../harness/row.js';
import { median } from '../harness/statistics.js';
import { populate } from '../world/people.js';
import { LogWriter } from '../write/log-writer.js';
import { databaseTime } from './database-time.js';

const ROOMS = 100;
const MESSAGES_PER_ROOM = 10;
const LOADS = 40;

export const sidebar: Row = {
  id: 'sidebar',
  title: 'Database time of a sidebar: 100 rooms with heads, last messages and unread counts',
  goal: { text: '≤ 10 ms', comparator: '<=', value: 10, of: 'ours' },
  async measure(context) {
    const node = await context.node({ mongodbUri: await context.database() });
    const { people, rooms } = await populate(node, { people: 9, rooms: ROOMS });
    const [reader, ...others] = people;
    if (!reader) throw new Error('There is nobody to read');
    const writer = new LogWriter({
      container: node.container,
      roomIds: rooms.map(({ id }) => id),
      userIds: others.map(({ user }) => user.id),
      roomsOfSender: ROOMS,
    });
    await many(ROOMS * MESSAGES_PER_ROOM, (sender) => writer.write(sender));
    const load = async () => {
      const { items } = await reader.call.rooms.list({ limit: ROOMS });
      const unread = items.filter(({ me }) => me && me.unreadCount >= MESSAGES_PER_ROOM).length;
      if (items.length < ROOMS || unread < ROOMS - 1) throw new Error('The sidebar is not what it should be');
    };
    const { db } = node.container.platform;
    await load();
    const times: number[] = [];
    const readings: number[] = [];
    for (let round = 0; round < context.effort.rounds; round += 1) {
      const before = await databaseTime(db);
      for (let turn = 0; turn < LOADS; turn += 1) await load();
      const after = await databaseTime(db);
      const reading = (after.reading - before.reading) / LOADS;
      readings.push(reading);
      times.push(after.cpu === null || before.cpu === null ? reading : (after.cpu - before.cpu) / LOADS);
    }
    const note = `The processor's time of mongod for one rooms.list; ${median(readings).toFixed(1)} ms by its own opLatencies, in which the other work of the machine is counted; ${MESSAGES_PER_ROOM} unread messages in each room`;
    return { ours: median(times), baseline: null, unit: 'ms', note };
  },
};

async function many(count: number, work: (sender: number) => Promise<void>): Promise<void> {
  let next = 0;
  const go = async (sender: number) => {
    for (; next < count; ) {
      next += 1;
      await work(sender);
    }
  };
  await Promise.all(Array.from({ length: 64 }, (_, sender) => go(sender)));
}
