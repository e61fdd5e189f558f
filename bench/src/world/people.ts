import { createPerson, type Person, type TestNode } from '@confab/api/bench';
import type { Channel, Team } from '@confab/shared';

/** People of one team, all of whom are in all of its rooms. */
export interface World {
  team: Team;
  people: Person[];
  rooms: Channel[];
}

const AT_ONCE = 8;
const PEOPLE_PER_CALL = 100;

/** Registers people and makes rooms for them, through the server itself. */
export async function populate(node: TestNode, sizes: { people: number; rooms: number }): Promise<World> {
  const people = await many(sizes.people, () => createPerson(node, {}));
  const [owner, ...others] = people;
  if (!owner) throw new Error('A team needs somebody');
  const team = await owner.call.teams.create({ name: 'Team' });
  const { code } = await owner.call.invitations.create({ teamId: team.id, role: 'member' });
  await many(others.length, (index) => others[index]?.call.invitations.join({ code }));
  const rooms = await many(sizes.rooms, async (index) => {
    const ids = others.map(({ user }) => user.id);
    const channel = await owner.call.channels.create({
      teamId: team.id,
      name: `room-${index}`,
      kind: 'public',
      memberIds: ids.slice(0, PEOPLE_PER_CALL),
    });
    await many(Math.max(0, ids.length - PEOPLE_PER_CALL), (at) =>
      others[at + PEOPLE_PER_CALL]?.call.channels.join({ channelId: channel.id }),
    );
    return channel;
  });
  return { team, people, rooms };
}

async function many<Result>(count: number, make: (index: number) => Promise<Result> | undefined): Promise<Result[]> {
  const made: Result[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < count; index = next++) {
      const one = await make(index);
      if (one !== undefined) made[index] = one;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return made;
}
