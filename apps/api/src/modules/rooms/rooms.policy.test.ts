import type { TeamRole } from '@confab/shared';
import { describe, expect, it } from 'vitest';
import {
  accessOf,
  canJoin,
  canLeave,
  canSee,
  canTakePart,
  canType,
  demand,
  isRoomAdmin,
  type Standing,
  type Verdict,
} from './rooms.policy.js';

const now = new Date();
type Kind = NonNullable<Standing['room']>['kind'];
type Part = 'none' | 'left' | 'member' | 'admin';

function standing(kind: Kind, part: Part, teamRole: TeamRole | null, room: Partial<Standing['room']> = {}): Standing {
  return {
    room: { kind, posting: 'everyone', archivedAt: null, deletedAt: null, ...room },
    member:
      part === 'none' ? null : { role: part === 'admin' ? 'admin' : 'member', leftAt: part === 'left' ? now : null },
    teamRole,
  };
}

describe('who may know of a room, and take part in it', () => {
  it.each<[Kind, Part, TeamRole | null, ReturnType<typeof accessOf>]>([
    ['public', 'none', null, 'hidden'],
    ['public', 'none', 'guest', 'hidden'],
    ['public', 'none', 'member', 'outside'],
    ['public', 'none', 'owner', 'outside'],
    ['public', 'left', 'member', 'outside'],
    ['public', 'left', 'guest', 'hidden'],
    ['public', 'member', 'guest', 'member'],
    ['public', 'member', 'member', 'member'],
    ['public', 'member', null, 'hidden'],
    ['private', 'none', 'owner', 'hidden'],
    ['private', 'left', 'member', 'hidden'],
    ['private', 'member', 'guest', 'member'],
    ['project', 'none', 'admin', 'hidden'],
    ['project', 'member', 'member', 'member'],
    ['direct', 'none', null, 'hidden'],
    ['direct', 'member', null, 'member'],
    ['group', 'left', null, 'hidden'],
    ['group', 'member', null, 'member'],
  ])('%s room, %s of it, %s of the team: %s', (kind, part, teamRole, access) => {
    expect(accessOf(standing(kind, part, teamRole))).toBe(access);
    expect(canTakePart(standing(kind, part, teamRole))).toBe(access === 'member' ? 'allowed' : access);
    expect(canSee(standing(kind, part, teamRole))).toBe(access === 'hidden' ? 'hidden' : 'allowed');
  });

  it('hides a deleted room from its members, and a room that is not there from everybody', () => {
    expect(accessOf(standing('public', 'member', 'owner', { deletedAt: now }))).toBe('hidden');
    expect(accessOf({ room: null, member: null, teamRole: null })).toBe('hidden');
  });
});

describe('what they may do there', () => {
  it.each<[Kind, Part, TeamRole | null, boolean]>([
    ['public', 'member', 'member', false],
    ['public', 'admin', 'member', true],
    ['public', 'admin', 'guest', true],
    ['private', 'member', 'admin', true],
    ['private', 'member', 'owner', true],
    ['group', 'admin', null, false],
    ['direct', 'member', null, false],
  ])('%s room, %s of it, %s of the team: is its admin: %s', (kind, part, teamRole, admin) => {
    expect(isRoomAdmin(standing(kind, part, teamRole))).toBe(admin);
  });

  it.each<[Kind, Part, TeamRole | null, Verdict]>([
    ['public', 'none', 'member', 'allowed'],
    ['public', 'left', 'admin', 'allowed'],
    ['public', 'none', 'guest', 'hidden'],
    ['public', 'none', null, 'hidden'],
    ['private', 'none', 'owner', 'hidden'],
    ['group', 'none', null, 'hidden'],
    ['group', 'member', null, 'hidden'],
  ])('%s room, %s of it, %s of the team: joining it is %s', (kind, part, teamRole, verdict) => {
    expect(canJoin(standing(kind, part, teamRole))).toBe(verdict);
  });

  it.each<[Kind, Part, TeamRole | null, Verdict]>([
    ['public', 'member', 'member', 'allowed'],
    ['public', 'none', 'member', 'outside'],
    ['private', 'member', 'guest', 'allowed'],
    ['private', 'none', 'member', 'hidden'],
    ['group', 'member', null, 'allowed'],
    ['direct', 'member', null, 'direct'],
    ['direct', 'none', null, 'hidden'],
  ])('%s room, %s of it, %s of the team: leaving it is %s', (kind, part, teamRole, verdict) => {
    expect(canLeave(standing(kind, part, teamRole))).toBe(verdict);
  });

  it('lets nobody type in an archived channel', () => {
    expect(canType(standing('public', 'member', 'member'))).toBe('allowed');
    expect(canType(standing('public', 'admin', 'owner', { archivedAt: now }))).toBe('archived');
    expect(canType(standing('public', 'none', 'member', { archivedAt: now }))).toBe('outside');
  });
});

describe('how it is said', () => {
  it.each<[Verdict, string]>([
    ['hidden', 'NOT_FOUND'],
    ['outside', 'FORBIDDEN'],
    ['notAllowed', 'FORBIDDEN'],
    ['archived', 'PRECONDITION_FAILED'],
    ['direct', 'PRECONDITION_FAILED'],
  ])('%s is %s', (verdict, code) => {
    expect(() => demand(verdict)).toThrow(expect.objectContaining({ code }));
    expect(() => demand('allowed')).not.toThrow();
  });
});
