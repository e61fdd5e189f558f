import { type Channel, type Id, MESSAGES, type Message, type SearchHit, type Team } from '@confab/shared';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import { fold, wordsOf } from '../messages/index.js';
import { memberLeft, submitChange } from '../rooms/index.js';
import { isAskedFor, searchWordsOf } from './search-words.js';

type Input = Parameters<Person['call']['search']['messages']>[0];

let app: TestApp;
let owner: Person;
let member: Person;
let guest: Person;
let stranger: Person;
let team: Team;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, guest, stranger] = await Promise.all([app.person(), app.person(), app.person(), app.person()]);
  team = await app.team({ owner, members: [member], guests: [guest] });
});
afterAll(() => app[Symbol.asyncDispose]());

const find = async (person: Person, input: Input): Promise<SearchHit[]> =>
  (await person.call.search.messages(input)).items;
const bodies = async (person: Person, input: Input) => (await find(person, input)).map(({ message }) => message.body);
const say = (person: Person, { id: roomId }: { id: Id }, body: string) => person.call.messages.send({ roomId, body });

async function remove({ id }: Channel, person: Person): Promise<void> {
  await submitChange(app.container.rooms.log, memberLeft, {
    roomId: toObjectId(id),
    actorId: null,
    input: { how: 'automatic', userId: toObjectId(person.user.id), teamRole: null },
  });
}

describe('search.messages', () => {
  it('finds what has all the words, the newest first, and shows where', async () => {
    const channel = await app.channel({ team, by: owner });
    const first = await say(owner, channel, 'The migration of the database starts');
    await say(owner, channel, 'The database is asleep');
    const second = await say(member, channel, 'Migration done: DATABASE moved');
    const hits = await find(member, { query: 'database migr' });
    expect(hits.map(({ message }) => message)).toEqual([second, first]);
    const [hit] = hits;
    expect(hit?.room).toEqual(await member.call.rooms.get({ roomId: channel.id }));
    expect(hit?.highlights.map(({ start, end }) => second.body.slice(start, end))).toEqual(['Migration', 'DATABASE']);
    expect(await bodies(owner, { query: 'migr database' })).toEqual([]);
  });

  it('takes signs for signs', async () => {
    const channel = await app.channel({ team, by: owner });
    await say(owner, channel, 'a pattern (x+)+$ of regexpert.*');
    const { id: roomId } = channel;
    expect(await bodies(owner, { roomId, query: 'regexpert.*' })).toHaveLength(1);
    expect(await bodies(owner, { roomId, query: '(x+)+$' })).toHaveLength(1);
    for (const query of ['.*', '^', '(z+)+$', 'regex.*t', '\\', '$where', '👍']) {
      expect(await bodies(owner, { roomId, query }), query).toEqual([]);
    }
    // Nothing that could be looked for is not the same as nothing.
    expect(await bodies(owner, { roomId, query: '!', fromUserId: owner.user.id })).toEqual([]);
  });

  it('needs words or a filter', async () => {
    await expectError(owner.http.search.messages.query({ query: '  ' }), 'BAD_REQUEST', MESSAGES.emptySearch);
    await expectError(owner.http.search.messages.query({ query: '', limit: 5 }), 'BAD_REQUEST', MESSAGES.emptySearch);
    const words = Array.from({ length: 11 }, (_, index) => `w${index}`).join(' ');
    await expectError(owner.call.search.messages({ query: words }), 'BAD_REQUEST', MESSAGES.tooManySearchWords);
    await expectError(owner.call.search.messages({ query: 'x'.repeat(201) }), 'BAD_REQUEST');
    await expectError(owner.call.search.messages({ query: 'x', limit: 51 }), 'BAD_REQUEST');
    await expectError(owner.call.search.messages({ query: 'x', cursor: 'bm8' }), 'BAD_REQUEST');
  });

  it('follows edits and deletions at once', async () => {
    const channel = await app.channel({ team, by: owner });
    const { id: messageId } = await say(owner, channel, 'ephemeral');
    await owner.call.messages.edit({ messageId, body: 'lasting' });
    expect(await bodies(member, { query: 'ephemeral' })).toEqual([]);
    expect(await bodies(member, { query: 'lasting' })).toEqual(['lasting']);
    await owner.call.messages.delete({ messageId });
    expect(await find(member, { query: 'lasting' })).toEqual([]);
    expect(await find(member, { query: '', roomId: channel.id })).toEqual([]);
  });
});

describe('who finds what', () => {
  it('is who is in the room', async () => {
    const secret = await app.channel({ team, by: owner, kind: 'private' });
    const open = await app.channel({ team, by: owner });
    const direct = await app.direct(owner, member);
    for (const room of [secret, open, direct]) await say(owner, room, 'whispered');
    const roomsOf = async (person: Person) =>
      (await find(person, { query: 'whispered' })).map(({ room }) => room.id).sort();
    expect(await roomsOf(owner)).toEqual([secret.id, open.id, direct.id].sort());
    expect(await roomsOf(member)).toEqual([open.id, direct.id].sort());
    expect(await roomsOf(guest)).toEqual([]);
    expect(await roomsOf(stranger)).toEqual([]);

    await remove(open, member);
    expect(await roomsOf(member)).toEqual([direct.id]);
  });

  it('is nobody who has left the team, even before the channels follow', async () => {
    const channel = await app.channel({ team, by: owner });
    const leaver = await app.person();
    await app.team({ owner, members: [leaver] });
    const { code } = await owner.call.invitations.create({ teamId: team.id });
    await leaver.call.invitations.join({ code });
    await say(owner, channel, 'farewell');
    expect(await bodies(leaver, { query: 'farewell' })).toEqual(['farewell']);
    await app.container.platform.db
      .collection('teamMembers')
      .deleteOne({ teamId: toObjectId(team.id), userId: toObjectId(leaver.user.id) });
    expect(await bodies(leaver, { query: 'farewell' })).toEqual([]);
  });

  it('cannot ask about rooms and teams of others', async () => {
    const open = await app.channel({ team, by: owner });
    const direct = await app.direct(owner, member);
    const { id: teamId } = await stranger.call.teams.create({ name: 'Elsewhere' });
    const foreign: [Person, Omit<Input, 'query'>][] = [
      [stranger, { teamId: team.id }],
      [stranger, { roomId: open.id }],
      [guest, { roomId: open.id }],
      [owner, { roomId: unknownId() }],
      [owner, { teamId: unknownId() }],
      [stranger, { teamId, roomId: open.id }],
      [owner, { teamId: team.id, roomId: direct.id }],
    ];
    for (const [person, filter] of foreign) {
      await expectError(person.call.search.messages({ query: 'x', ...filter }), 'NOT_FOUND', MESSAGES.notFound);
    }
  });
});

describe('search.messages against looking through everything', () => {
  const VOCABULARY = [
    'tea',
    'team',
    'tear',
    'café',
    'cafeteria',
    '会議',
    '資料',
    'foo_bar.baz',
    'bar',
    'Zoë@example.org',
    '404',
  ];
  /** Everything each of them can see, in the order in which it is to be found. */
  const visible = new Map<Person, Message[]>();
  let rooms: { id: Id; teamId: Id | null }[];
  let moments: Date[];
  let people: Person[];

  beforeAll(async () => {
    people = [await app.person(), await app.person()];
    const [one, other] = people;
    if (!one || !other) throw new Error('Nobody is there');
    const [first, second] = await Promise.all([app.team({ owner: one, members: [other] }), app.team({ owner: other })]);
    const [shared, secret, elsewhere, direct] = await Promise.all([
      app.channel({ team: first, by: one }),
      app.channel({ team: first, by: one, kind: 'private' }),
      app.channel({ team: second, by: other }),
      app.direct(one, other),
    ]);
    rooms = [
      { id: shared.id, teamId: first.id },
      { id: secret.id, teamId: first.id },
      { id: elsewhere.id, teamId: second.id },
      { id: direct.id, teamId: null },
    ];
    const words = fc.array(fc.constantFrom(...VOCABULARY, 'https://example.org'), { minLength: 1, maxLength: 4 });
    for (let round = 0; round < 12; round += 1) {
      // Many at one moment, so that the time alone does not decide the order.
      app.clock.advance(5_000);
      await Promise.all(
        fc.sample(words, 12).map(async (sample, index) => {
          const [room, writer] = [
            { room: shared, writer: one },
            { room: shared, writer: other },
            { room: secret, writer: one },
            { room: elsewhere, writer: other },
            { room: direct, writer: other },
          ].map((place) => [place.room, place.writer] as const)[index % 5] ?? [direct, one];
          const { id: messageId } = await say(writer, room, sample.join(' '));
          if (index === 7) await writer.call.messages.delete({ messageId });
        }),
      );
    }
    for (const person of people) {
      const seen: Message[] = [];
      for (const { id: roomId } of rooms) {
        const page = await person.call.messages.list({ roomId, limit: 100 }).catch(() => ({ items: [] }));
        seen.push(...page.items);
      }
      const order = (message: Message) => `${message.createdAt.toISOString()}/${message.id}`;
      visible.set(
        person,
        seen.sort((a, b) => (order(a) < order(b) ? 1 : -1)),
      );
    }
    moments = (visible.get(one) ?? []).map(({ createdAt }) => createdAt);
  }, 60_000);

  /** The same by the shortest way: look at each message. */
  function naive(seen: readonly Message[], input: Input): Id[] {
    const words = searchWordsOf(input.query ?? '');
    return seen
      .filter((message) => {
        const terms = [...wordsOf(fold(message.body), { compounds: 'parts' })].map(({ term }) => term);
        const teamId = rooms.find(({ id }) => id === message.roomId)?.teamId;
        return (
          message.type !== 'system' &&
          message.deletedAt === null &&
          words.whole.every((word) => terms.includes(word)) &&
          (words.beginning === null || terms.some((term) => isAskedFor(term, { ...words, whole: [] }))) &&
          (input.roomId === undefined || message.roomId === input.roomId) &&
          (input.teamId === undefined || teamId === input.teamId) &&
          (input.fromUserId === undefined || message.sender.id === input.fromUserId) &&
          (input.since === undefined || message.createdAt >= input.since) &&
          (input.until === undefined || message.createdAt < input.until) &&
          (input.has === undefined || (input.has === 'link' && message.body.includes('https://')))
        );
      })
      .map(({ id }) => id);
  }

  it('finds the same, in pages of any size', async () => {
    const queries = fc
      .array(fc.constantFrom(...VOCABULARY, 't', 'te', 'ca', '会', 'foo', 'bar.b', 'zoe@ex', 'none'), { maxLength: 3 })
      .map((words) => words.join(' '));
    const optional = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(fc.gen(), queries, fc.integer({ min: 1, max: 50 }), async (pick, query, limit) => {
        const person = pick(() => fc.constantFrom(...people));
        const seen = visible.get(person) ?? [];
        const own = rooms.filter(({ id }) => seen.some(({ roomId }) => roomId === id));
        const input: Input = {
          query,
          roomId: pick(() => optional(own.map(({ id }) => id))),
          fromUserId: pick(() => optional(people.map(({ user }) => user.id))),
          since: pick(() => optional(moments)),
          until: pick(() => optional(moments)),
          has: pick(() => optional(['file', 'link', 'image'] as const)),
        };
        const { query: _query, ...filters } = input;
        fc.pre(query !== '' || Object.values(filters).some((filter) => filter !== undefined));
        const found: Id[] = [];
        let cursor: string | undefined;
        do {
          const page = await person.call.search.messages({ ...input, limit, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          found.push(...page.items.map(({ message }) => message.id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(found).toEqual(naive(seen, input));
      }),
      { numRuns: 150 },
    );
  });

  it('finds the same in a team', async () => {
    for (const person of people) {
      for (const { teamId } of rooms) {
        if (teamId === null) continue;
        const expected = naive(visible.get(person) ?? [], { query: 'te', teamId }).slice(0, 50);
        const found = await person.call.search
          .messages({ query: 'te', teamId })
          .then(({ items }) => items.map(({ message }) => message.id))
          .catch(() => []);
        expect(found).toEqual(expected);
      }
    }
  });
});
