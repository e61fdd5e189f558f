import { MESSAGES, type Room, type Team } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let guest: Person;
let team: Team;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, guest] = await Promise.all([
    app.person({ username: 'owner', displayName: 'Özil Owner' }),
    app.person({ username: 'member', displayName: 'Mira Example' }),
    app.person({ username: 'guest', displayName: 'Gustav' }),
  ]);
  team = await app.team({ owner, members: [member], guests: [guest] });
});
afterAll(() => app[Symbol.asyncDispose]());

const find = async (person: Person, query: string): Promise<Room[]> =>
  (await person.call.search.rooms({ query })).items;
const ids = (rooms: readonly { id: string }[]) => rooms.map(({ id }) => id).sort();

describe('search.rooms', () => {
  it('finds by any part of a name, whatever its case and accents', async () => {
    const design = await app.channel({ team, by: owner, name: 'product-désign' });
    expect(await find(member, 'DESIGN')).toEqual([await member.call.rooms.get({ roomId: design.id })]);
    expect(ids(await find(member, 'uct-d'))).toEqual([design.id]);
    expect(await find(guest, 'design')).toEqual([]);
  });

  it('finds conversations by who else is in them', async () => {
    const direct = await app.direct(owner, member);
    expect(ids(await find(owner, 'mira'))).toEqual([direct.id]);
    expect(ids(await find(owner, 'exam'))).toEqual([direct.id]);
    expect(ids(await find(member, 'owner'))).toEqual([direct.id]);
    // Neither by oneself, nor channels by their members.
    expect(await find(member, 'mira')).toEqual([]);
    expect(await find(owner, 'gustav')).toEqual([]);
  });

  it('takes signs for signs', async () => {
    await app.channel({ team, by: owner, name: 'signs' });
    for (const query of ['.', '.*', 's(i|x)gns', '^signs', '[s]', '\\']) {
      expect(await find(owner, query), query).toEqual([]);
    }
  });

  it('shows the room of the newest activity first, in pages', async () => {
    const channels = [];
    for (const name of ['paged-1', 'paged-2', 'paged-3']) channels.push(await app.channel({ team, by: owner, name }));
    const [first, second, third] = channels;
    app.clock.advance(1_000);
    await owner.call.messages.send({ roomId: first?.id ?? '', body: 'up' });
    const page = await owner.call.search.rooms({ query: 'paged', limit: 2 });
    expect(page.items.map(({ id }) => id)).toEqual([first?.id, third?.id]);
    const rest = await owner.call.search.rooms({ query: 'paged', limit: 2, cursor: page.nextCursor ?? '' });
    expect(rest.items.map(({ id }) => id)).toEqual([second?.id]);
    expect(rest.nextCursor).toBeNull();
  });

  it('needs something to look for', async () => {
    await expectError(owner.http.search.rooms.query({ query: ' ' }), 'BAD_REQUEST', MESSAGES.emptySearch);
  });
});
