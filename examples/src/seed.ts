import { type ConfabClient, ConfabError, createConfabClient } from '@confab/client';
import { CHANNELS, type Line, type Name, OWNER, PASSWORD, PEOPLE, type Place, STORY, TEAM } from './seed-story.js';

const NAMES: readonly Name[] = ['mira', 'jonas', 'tove', 'sami', 'pixel'];
const isName = (value: string | undefined): value is Name => NAMES.some((name) => name === value);

type Clients = Record<Name, ConfabClient>;

/** Signs a person in, who is registered first if need be. */
async function personAt(url: string, username: Name): Promise<ConfabClient> {
  const client = createConfabClient({ url });
  try {
    await client.login({ login: username, password: PASSWORD });
  } catch (error) {
    if (!(error instanceof ConfabError) || error.code !== 'UNAUTHORIZED') throw error;
    await client.register({ username, password: PASSWORD, ...PEOPLE[username] });
  }
  return client;
}

/** The team, made if it is not there, with everybody in it by an invitation of its owner. */
async function teamOf(people: Clients): Promise<string> {
  const { api } = people[OWNER];
  const teams = await api.teams.list.query();
  const team = teams.find(({ name }) => name === TEAM.name) ?? (await api.teams.create.mutate(TEAM));
  const joining: ConfabClient[] = [];
  for (const name of NAMES) {
    const theirs = await people[name].api.teams.list.query();
    if (!theirs.some(({ id }) => id === team.id)) joining.push(people[name]);
  }
  if (joining.length > 0) {
    const { code } = await api.invitations.create.mutate({ teamId: team.id });
    for (const client of joining) await client.api.invitations.join.mutate({ code });
  }
  return team.id;
}

/** The ids of the places of the story; those that are missing are made. */
async function roomsOf(people: Clients, teamId: string): Promise<(place: Place) => Promise<string>> {
  const rooms = new Map<string, string>();
  const known = await people[OWNER].api.channels.list.query({ teamId });
  for (const { name, id } of known) rooms.set(name, id);
  for (const { by, ...channel } of CHANNELS) {
    if (rooms.has(channel.name)) continue;
    const { id } = await people[by].api.channels.create.mutate({ teamId, ...channel });
    rooms.set(channel.name, id);
  }
  return async (place) => {
    const [one, other] = place.split('+');
    if (!isName(one) || !isName(other)) return rooms.get(place) ?? fail(`There is no channel ${place}`);
    const { id: userId } = await people[other].api.users.me.query();
    return (await people[one].api.conversations.openDirect.mutate({ userId })).conversation.id;
  };
}

/** Writes a line of the story, unless an earlier run has: the `clientId` makes a repeat the same message. */
async function write({ api }: ConfabClient, roomId: string, clientId: string, line: Line): Promise<void> {
  const message = await api.messages.send.mutate({ roomId, body: line.text, clientId });
  if (line.editedTo && !message.editedAt) {
    await api.messages.edit.mutate({ messageId: message.id, body: line.editedTo });
  }
  if (line.isDeleted && !message.deletedAt) await api.messages.delete.mutate({ messageId: message.id });
}

function fail(sentence: string): never {
  throw new Error(sentence);
}

async function seed(url: string): Promise<void> {
  const people: Clients = {
    mira: await personAt(url, 'mira'),
    jonas: await personAt(url, 'jonas'),
    tove: await personAt(url, 'tove'),
    sami: await personAt(url, 'sami'),
    pixel: await personAt(url, 'pixel'),
  };
  const roomOf = await roomsOf(people, await teamOf(people));
  for (const { place, lines } of STORY) {
    const roomId = await roomOf(place);
    for (const [index, line] of lines.entries()) {
      await write(people[line.by], roomId, `seed-${place.replace('+', '-')}-${index}`, line);
    }
  }
}

const url = process.argv[2] ?? 'http://localhost:3000';
try {
  await seed(url);
  console.log(`The demonstration team "${TEAM.name}" is at ${url}. Sign in as any of these, with the same password:\n`);
  for (const name of NAMES) console.log(`  ${name.padEnd(8)}${PASSWORD}`);
  console.log('\nThe password is public: use it for demonstrations only.');
} catch (error) {
  const isAway = error instanceof ConfabError && error.isNetwork;
  console.error(
    isAway
      ? `There is no Confab server at ${url}. Start one with \`npm run dev\` or \`npm start\`, or name another: npm run seed -- <url>`
      : `The demonstration team could not be made: ${error instanceof Error ? error.message : error}`,
  );
  process.exitCode = 1;
}
