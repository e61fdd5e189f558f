import type { Team } from '@confab/shared';
import superjson from 'superjson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../../src/testing/index.js';
import { ACTORS, type Actor, createPeople, createPlace, createTeam, elsewhere, type People } from './cast.js';
import { type Answer, type Place, POLICY, type Policy, type Question, type Row, type Where } from './policy-table.js';
import { proceduresOf } from './procedures.js';

let app: TestApp;
let people: People;
let team: Team;
const places = new Map<Where, Place>();
const PLACES: Where[] = ['team', 'private', 'joined', 'announcements', 'open', 'group', 'direct', 'person'];

beforeAll(async () => {
  app = await createTestApp();
  people = await createPeople(app);
  team = await createTeam(app, people, { withRemoved: true });
  for (const where of PLACES) places.set(where, await createPlace(app, people, team, where));
  const { owner, removed } = people;
  await owner.call.teams.removeMember({ teamId: team.id, userId: removed.user.id });
  const { roomId: conversationId } = placeOf('group');
  await owner.call.conversations.removeParticipant({ conversationId, userId: removed.user.id });
});
afterAll(() => app[Symbol.asyncDispose]());

function placeOf(where: Where): Place {
  const place = places.get(where);
  if (!place) throw new Error(`There is no place ${where}`);
  return place;
}

interface Reply {
  status: number;
  text: string;
}

/** Asks over bare HTTP, so that an answer can be compared to the byte. */
async function ask(procedure: { path: string; type: string }, input: unknown, person: Person | null): Promise<Reply> {
  const url = new URL(`${app.url}/trpc/${procedure.path}`);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (person) headers.authorization = `Bearer ${person.session.accessToken}`;
  const body = JSON.stringify(superjson.serialize(input));
  const isQuery = procedure.type === 'query';
  if (isQuery) url.searchParams.set('input', body);
  const response = await fetch(url, isQuery ? { headers } : { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

const STATUS: Record<Exclude<Answer, '-'>, number> = { Y: 200, F: 403, N: 404, S: 412 };

function expected(row: Row, actor: Actor): Answer {
  const [outside, guest, member, roomAdmin, teamAdmin, owner] = row;
  return { outside, removed: outside, guest, member, roomAdmin, teamAdmin, owner }[actor];
}

function isAsked(policy: Policy<unknown>): policy is readonly Question<unknown>[] {
  return typeof policy !== 'string';
}

function policyOf(path: string): Policy<unknown> | undefined {
  const [module = '', name = ''] = path.split('.');
  const table: Record<string, Record<string, Policy<unknown>>> = POLICY;
  return table[module]?.[name];
}

describe('who may do what', () => {
  it('is said of every procedure, and of none that is not there', () => {
    const declared = Object.entries(POLICY).flatMap(([module, names]) =>
      Object.keys(names).map((name) => `${module}.${name}`),
    );
    const paths = proceduresOf(app.node).map(({ path }) => path);
    expect(declared.toSorted()).toEqual(paths.toSorted());
  });

  it('is nothing for those who are not signed in, but what is public', async () => {
    for (const procedure of proceduresOf(app.node)) {
      if (procedure.type === 'subscription' || policyOf(procedure.path) === 'public') continue;
      const { status } = await ask(procedure, {}, null);
      expect({ path: procedure.path, status }).toEqual({ path: procedure.path, status: 401 });
    }
  });

  it('is what the table says, and what one may not know of is answered like what is not there', async () => {
    const wrong: string[] = [];
    for (const procedure of proceduresOf(app.node)) {
      const policy = policyOf(procedure.path);
      if (!policy || !isAsked(policy)) continue;
      for (const question of policy) wrong.push(...(await answersTo(procedure, question)));
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  it('is for the admins of the server alone, where it is about the server', async () => {
    const userId = people.bystander.user.id;
    const inputs: Record<string, unknown> = { 'admin.setRole': { userId, role: 'member' }, 'admin.users': {} };
    for (const procedure of proceduresOf(app.node)) {
      if (policyOf(procedure.path) !== 'server admins') continue;
      for (const actor of ACTORS) {
        const { status } = await ask(procedure, inputs[procedure.path] ?? { userId }, people[actor]);
        expect({ path: procedure.path, actor, status }).toEqual({ path: procedure.path, actor, status: 403 });
      }
    }
  });
});

/** Asks all actors one question; says where an answer is another one than the table's. */
async function answersTo(procedure: { path: string; type: string }, question: Question<unknown>): Promise<string[]> {
  const wrong: string[] = [];
  const { where, row, input, fresh } = question;
  for (const actor of ACTORS) {
    const answer = expected(row, actor);
    if (answer === '-') continue;
    const person = people[actor];
    const place = fresh && answer === 'Y' ? await freshPlace(where) : placeOf(where);
    const reply = await ask(procedure, await input(place, person), person);
    const label = `${procedure.path} ${where} as ${actor}`;
    if (reply.status !== STATUS[answer])
      wrong.push(`${label}: ${answer}, not ${reply.status} ${reply.text.slice(0, 160)}`);
    if (answer !== 'N') continue;
    const twin = await ask(procedure, await input(elsewhere(place, where), person), person);
    if (twin.text !== reply.text) wrong.push(`${label}: ${reply.text} differs from ${twin.text}`);
  }
  return wrong;
}

/** A place that nobody needs afterwards. */
async function freshPlace(where: Where): Promise<Place> {
  const needsTeam = where === 'team' || where === 'person';
  return createPlace(app, people, needsTeam ? await createTeam(app, people) : team, where);
}
