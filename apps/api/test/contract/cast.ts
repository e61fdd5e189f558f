import type { Team } from '@confab/shared';
import { type Person, type TestApp, unknownId } from '../../src/testing/index.js';
import type { Place, Where } from './policy-table.js';

/** In the order of a row; `removed` was in all of it, and is asked what an outsider is asked. */
export const ACTORS = ['outside', 'removed', 'guest', 'member', 'roomAdmin', 'teamAdmin', 'owner'] as const;
export type Actor = (typeof ACTORS)[number];
/** Those of them who are in the team. */
type Insider = Exclude<Actor, 'outside' | 'removed'>;

export type People = Record<Actor | 'bystander' | 'newcomer', Person>;

/** Registers everybody. The very first becomes the admin of the server, and is none of them. */
export async function createPeople(app: TestApp): Promise<People> {
  await app.person();
  const names = [...ACTORS, 'bystander', 'newcomer'] as const;
  const people = await Promise.all(names.map((name) => app.person({ displayName: name })));
  return Object.fromEntries(names.map((name, index) => [name, people[index]])) as People;
}

/** A team as its owner made it, with everybody but outsiders in it. */
export async function createTeam(app: TestApp, people: People, { withRemoved = false } = {}): Promise<Team> {
  const { owner, teamAdmin, roomAdmin, member, guest, bystander, newcomer, removed } = people;
  const team = await app.team({
    owner,
    members: [teamAdmin, roomAdmin, member, bystander, newcomer, ...(withRemoved ? [removed] : [])],
    guests: [guest],
  });
  await owner.call.teams.setRole({ teamId: team.id, userId: teamAdmin.user.id, role: 'admin' });
  return team;
}

/** A place of its kind in the team, where something has been said. */
export async function createPlace(app: TestApp, people: People, team: Team, where: Where): Promise<Place> {
  const { owner, bystander, newcomer } = people;
  const place = {
    teamId: team.id,
    userId: bystander.user.id,
    newcomerId: newcomer.user.id,
    invitationId: unknownId(),
    roomId: unknownId(),
    messageId: unknownId(),
  };
  if (where === 'person') return place;
  if (where === 'team') {
    const stranger = await app.person();
    const { id: invitationId } = await owner.call.invitations.create({ teamId: team.id });
    // Somebody whom those who may add people can see, and who is not in the team.
    await app.team({ owner, members: [people.teamAdmin, stranger] });
    return { ...place, invitationId, newcomerId: stranger.user.id };
  }
  const { roomId, speaker } = await createRoom(app, people, team, where);
  const { id: messageId } = await speaker.call.messages.send({ roomId, body: 'hello everybody' });
  await speaker.call.messages.send({ roomId, body: 'to say more', threadRootId: messageId });
  return { ...place, roomId, messageId };
}

async function createRoom(
  app: TestApp,
  people: People,
  team: Team,
  where: Exclude<Where, 'team' | 'person'>,
): Promise<{ roomId: string; speaker: Person }> {
  const { owner, guest, member, bystander, removed } = people;
  if (where === 'direct') return { roomId: (await app.direct(member, guest)).id, speaker: member };
  const inTeam = new Set((await owner.call.teams.members({ teamId: team.id })).items.map(({ user }) => user.id));
  if (where === 'group') {
    const others = [guest, member, bystander, ...(inTeam.has(removed.user.id) ? [removed] : [])];
    const { conversation } = await owner.call.conversations.openGroup({
      userIds: others.map(({ user }) => user.id),
      name: 'Lunch',
    });
    return { roomId: conversation.id, speaker: owner };
  }
  const open = where === 'open';
  const speaker = open ? bystander : owner;
  const insiders: Insider[] = ['guest', 'member', 'roomAdmin', 'teamAdmin', 'owner'];
  const members = [...insiders.map((name) => people[name]), bystander, removed].filter(({ user }) =>
    inTeam.has(user.id),
  );
  const { id: roomId } = await app.channel({
    team,
    by: speaker,
    kind: where === 'private' ? 'private' : 'public',
    members: open ? [] : members.filter((person) => person !== speaker),
  });
  if (open) {
    // Everybody of the team was put into it.
    for (const name of insiders) if (name !== 'guest') await people[name].call.rooms.leave({ roomId });
    return { roomId, speaker };
  }
  await owner.call.channels.setRole({ channelId: roomId, userId: people.roomAdmin.user.id, role: 'admin' });
  if (where === 'announcements') await owner.call.channels.update({ channelId: roomId, posting: 'admins' });
  return { roomId, speaker };
}

/** The same place with everything in it that the caller may not know replaced by what does not exist. */
export function elsewhere(place: Place, where: Where): Place {
  if (where === 'person') return { ...place, userId: unknownId() };
  const nowhere = { ...place, roomId: unknownId(), messageId: unknownId(), invitationId: unknownId() };
  return where === 'team' ? { ...nowhere, teamId: unknownId() } : nowhere;
}
