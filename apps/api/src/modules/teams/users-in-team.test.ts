import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import { shown } from './team-cast.fixture.js';

describe('users.inTeam', () => {
  let app: TestApp;
  let admin: Person;
  let owner: Person;
  let guest: Person;
  let teamId: string;
  const members: Person[] = [];
  beforeAll(async () => {
    app = await createTestApp();
    admin = await app.person();
    owner = await app.person();
    guest = await app.person();
    for (let index = 0; index < 5; index += 1) members.push(await app.person());
    teamId = (await app.team({ owner, members: [...members, admin], guests: [guest] })).id;
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('shows everybody’s profile, page by page, and no address but one’s own', async () => {
    const [viewer] = members as [Person];
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await viewer.call.users.inTeam({ teamId, limit: 3, ...(cursor !== undefined && { cursor }) });
      ids.push(...page.items.map(({ id }) => id));
      for (const user of page.items) {
        expect(user).toHaveProperty('bio');
        expect('email' in user).toBe(user.id === viewer.user.id);
      }
      cursor = page.nextCursor;
    }
    expect(ids.toSorted()).toEqual([owner, admin, guest, ...members].map(({ user }) => user.id).toSorted());
    expect((await admin.call.users.inTeam({ teamId })).items.every(({ email }) => email !== undefined)).toBe(true);
  });

  it('is not for guests, and for outsiders there is no team', async () => {
    await expectError(guest.call.users.inTeam({ teamId }), 'FORBIDDEN', MESSAGES.notAllowed);
    const stranger = await app.person();
    const unknown = await shown(expectError(stranger.call.users.inTeam({ teamId: unknownId() }), 'NOT_FOUND'));
    expect(await shown(expectError(stranger.call.users.inTeam({ teamId }), 'NOT_FOUND'))).toBe(unknown);
    await expectError(app.node.call().users.inTeam({ teamId }), 'UNAUTHORIZED');
    await expectError(owner.call.users.inTeam({ teamId, cursor: 'x' }), 'BAD_REQUEST');
    await expectError(owner.call.users.inTeam({ teamId, limit: 101 }), 'BAD_REQUEST');
  });
});
