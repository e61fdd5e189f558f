import type { Db } from 'mongodb';
import type { Row } from '../harness/row.js';
import { deepWorld, PLANTED } from '../world/deep-room.js';
import { word } from '../world/texts.js';

/** What one operation looked at, as MongoDB's profiler tells. */
interface Profiled {
  ns: string;
  keysExamined?: number;
}

/** The entries of the indexes of the messages that were examined meanwhile, by whatever commands. */
async function keysExamined(db: Db, work: () => Promise<void>): Promise<{ keys: number; commands: number }> {
  await db.setProfilingLevel('all');
  try {
    await work();
  } finally {
    await db.setProfilingLevel('off');
  }
  const profile = db.collection<Profiled>('system.profile');
  const found = await profile.find({ ns: `${db.databaseName}.messages` }).toArray();
  await profile.drop();
  return { keys: found.reduce((sum, row) => sum + (row.keysExamined ?? 0), 0), commands: found.length };
}

function searchRow(id: string, what: string, query: string): Row {
  return {
    id,
    title: `Index entries examined for each result of a search for ${what} in a room of 100,000 messages`,
    goal: { text: '≤ 20', comparator: '<=', value: 20, of: 'ours' },
    async measure(context) {
      const { node, person, deep, depth } = await deepWorld(context);
      let results = 0;
      const { keys, commands } = await keysExamined(node.container.platform.db, async () => {
        const { items } = await person.call.search.messages({ query, roomId: deep.id });
        results = items.length;
      });
      if (results === 0) throw new Error(`Nothing was found for ${query}`);
      const note = `By MongoDB's profiler: ${keys} entries for ${results} results of the first page, by ${commands} commands; ${depth} messages in the room`;
      return { ours: keys / results, baseline: null, unit: 'entries/result', note };
    },
  };
}

export const searchRows: Row[] = [
  searchRow('search-rare', 'a rare word', PLANTED.rare.word),
  searchRow('search-common', 'a common word', PLANTED.common.word),
  searchRow('search-prefix', 'the beginning of words', word(0).slice(0, 5)),
];
