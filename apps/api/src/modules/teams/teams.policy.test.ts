import { type TeamRole, teamRoleSchema } from '@confab/shared';
import { describe, expect, it } from 'vitest';
import * as policy from './teams.policy.js';

const roles = teamRoleSchema.options;
const ask = (may: (role: TeamRole) => boolean) => roles.filter(may);

describe('who may do what in a team', () => {
  it.each([
    ['list members', policy.canListMembers, ['owner', 'admin', 'member']],
    ['change the team', policy.canUpdateTeam, ['owner', 'admin']],
    ['say something to all', policy.canNotifyTeam, ['owner', 'admin']],
    ['delete the team', policy.canDeleteTeam, ['owner']],
    ['manage members', policy.canManageMembers, ['owner', 'admin']],
    ['manage invitations', policy.canManageInvitations, ['owner', 'admin']],
  ] as const)('%s', (_, may, expected) => {
    expect(ask(may)).toEqual(expected);
  });

  it('owners give and take any role, admins those up to a member', () => {
    const table = (may: (role: TeamRole, other: TeamRole) => boolean) =>
      Object.fromEntries(roles.map((role) => [role, roles.filter((other) => may(role, other))]));
    const expected = { owner: roles, admin: ['member', 'guest'], member: [], guest: [] };
    expect(table(policy.canAddAs)).toEqual(expected);
    expect(table(policy.canRemove)).toEqual(expected);
    for (const fixed of ['member', 'guest'] as const) {
      expect(table((role, other) => policy.canSetRole(role, { from: other, to: fixed }))).toEqual(expected);
      expect(table((role, other) => policy.canSetRole(role, { from: fixed, to: other }))).toEqual(expected);
    }
  });

  it('nobody invites as an owner, nor to more than oneself', () => {
    for (const role of roles) {
      const expected = { owner: ['admin', 'member', 'guest'], admin: ['admin', 'member', 'guest'] };
      expect(ask((invited) => policy.canInviteAs(role, invited))).toEqual(
        role === 'owner' || role === 'admin' ? expected[role] : [],
      );
    }
  });
});
