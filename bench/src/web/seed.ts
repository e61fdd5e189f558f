import type { Person, TestNode } from '@confab/api/bench';
import type { Channel, Team } from '@confab/shared';
import { writeHistory } from '../world/history.js';
import { populate } from '../world/people.js';
import { text } from '../world/texts.js';

const ROOMS = 200;
const MESSAGES = 100_000;
/** One of the rooms is long enough to scroll through ten thousand messages. */
const DEEP = 12_000;

/** What somebody finds who opens the client. */
export interface SeededWorld {
  team: Team;
  reader: Person;
  writer: Person;
  deep: Channel;
  /** All rooms with a history but the deep one. */
  rooms: Channel[];
  /** Empty: what is written while something is measured is written here. */
  live: Channel;
}

/** Two hundred rooms and a hundred thousand messages, written straight into the database as the log would have left them. */
export async function seed(node: TestNode): Promise<SeededWorld> {
  const { team, people, rooms } = await populate(node, { people: 8, rooms: ROOMS });
  const [reader, writer] = people;
  const [live, deep, ...others] = rooms;
  if (!reader || !writer || !live || !deep) throw new Error('There is nobody or nowhere to write');
  const common = { senders: people, everyMs: 60_000, body };
  const each = Math.floor((MESSAGES - DEEP) / others.length);
  await writeHistory(node, { ...common, room: deep, count: DEEP });
  for (const room of others) await writeHistory(node, { ...common, room, count: each });
  for (const { id } of rooms) await reader.call.rooms.markRead({ roomId: id });
  return { team, reader, writer, deep, rooms: others, live };
}

/** Mostly plain, as people write; some of it formatted, with a link, as a list or with code. */
export function body(number: number): string {
  const words = text(number);
  switch (number % 12) {
    case 0:
      return `**${words}** and \`${text(number + 1)}\``;
    case 3:
      return `${words}: https://example.org/${number}`;
    case 6:
      return `${words}\n\n- ${text(number + 1)}\n- ${text(number + 2)}`;
    case 9:
      return `${words}\n\n\`\`\`\nconst answer = ${number};\n\`\`\``;
    default:
      return words;
  }
}
