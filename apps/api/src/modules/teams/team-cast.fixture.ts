import type { Document } from 'mongodb';
import type { SharedEventType } from '../../platform/event-bus.js';
import type { Person, TestApp } from '../../testing/index.js';

/** A team with one of each role in it. */
export interface Cast {
  teamId: string;
  owner: Person;
  admin: Person;
  member: Person;
  guest: Person;
}

export async function makeCast(app: TestApp): Promise<Cast> {
  const [owner, admin, member, guest] = [
    await app.person(),
    await app.person(),
    await app.person(),
    await app.person(),
  ];
  const { id: teamId } = await app.team({ owner, members: [admin, member], guests: [guest] });
  await owner.call.teams.setRole({ teamId, userId: admin.user.id, role: 'admin' });
  return { teamId, owner, admin, member, guest };
}

/** What somebody is in the team, as its owner sees it; null for outsiders. */
export async function roleOf({ teamId, owner }: Cast, person: Person): Promise<string | null> {
  const { items } = await owner.call.teams.members({ teamId });
  return items.find(({ user }) => user.id === person.user.id)?.role ?? null;
}

/** The names of somebody's channels in the team. */
export async function channelsOf(person: Person, teamId: string): Promise<string[]> {
  return (await person.call.channels.list({ teamId })).map(({ name }) => name).sort();
}

/** What is published while something is done. */
export async function hear<Payload extends Document>(
  app: TestApp,
  type: SharedEventType<Payload>,
  act: () => Promise<unknown>,
): Promise<Payload[]> {
  const heard: Payload[] = [];
  const stop = app.container.platform.bus.subscribeHere(type, (event) => void heard.push(event));
  await act().finally(stop);
  return heard;
}

/** An error as the caller gets it, to the byte. */
export async function shown(error: Promise<Error>): Promise<string> {
  const { message, ...rest } = await error;
  return JSON.stringify({ message, ...rest });
}
