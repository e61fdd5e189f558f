import type { TeamRole } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { describe, expect, it } from 'vitest';
import type { Standing, Verdict } from '../rooms/index.js';
import { canDelete, canEdit, canSend, isOwn } from './messages.policy.js';

const now = new Date();
type Room = NonNullable<Standing['room']>;
type Role = 'outside' | 'member' | 'room admin';

function standing(room: Partial<Room>, role: Role, teamRole: TeamRole | null): Standing {
  return {
    room: { kind: 'public', posting: 'everyone', archivedAt: null, deletedAt: null, ...room },
    member: role === 'outside' ? null : { role: role === 'room admin' ? 'admin' : 'member', leftAt: null },
    teamRole,
  };
}

const open = { kind: 'public' } as const;
const secret = { kind: 'private' } as const;
const notices = { kind: 'public', posting: 'admins' } as const;
const archived = { kind: 'public', archivedAt: now } as const;
const deleted = { kind: 'public', deletedAt: now } as const;
const direct = { kind: 'direct' } as const;

describe('canSend', () => {
  it.each<[Partial<Room>, Role, TeamRole | null, Verdict]>([
    [open, 'outside', null, 'hidden'],
    [open, 'outside', 'guest', 'hidden'],
    [open, 'outside', 'member', 'outside'],
    [open, 'outside', 'owner', 'outside'],
    [open, 'member', 'guest', 'allowed'],
    [open, 'member', 'member', 'allowed'],
    [secret, 'outside', 'owner', 'hidden'],
    [secret, 'member', 'guest', 'allowed'],
    [notices, 'outside', 'member', 'outside'],
    [notices, 'member', 'guest', 'notAllowed'],
    [notices, 'member', 'member', 'notAllowed'],
    [notices, 'room admin', 'member', 'allowed'],
    [notices, 'member', 'admin', 'allowed'],
    [notices, 'member', 'owner', 'allowed'],
    [archived, 'outside', 'member', 'outside'],
    [archived, 'member', 'member', 'archived'],
    [archived, 'room admin', 'owner', 'archived'],
    [deleted, 'member', 'member', 'hidden'],
    [direct, 'member', null, 'allowed'],
    [direct, 'outside', null, 'hidden'],
  ])('%o, %s, %s of the team: %s', (room, role, teamRole, verdict) => {
    expect(canSend(standing(room, role, teamRole))).toBe(verdict);
  });
});

describe('canEdit', () => {
  it.each<[Partial<Room>, Role, TeamRole | null, { own: boolean }, Verdict]>([
    [open, 'member', 'guest', { own: true }, 'allowed'],
    [open, 'member', 'member', { own: false }, 'notAllowed'],
    [open, 'room admin', 'owner', { own: false }, 'notAllowed'],
    [open, 'outside', 'member', { own: true }, 'outside'],
    [secret, 'outside', 'member', { own: true }, 'hidden'],
    [archived, 'member', 'member', { own: true }, 'allowed'],
    [direct, 'member', null, { own: true }, 'allowed'],
  ])('%o, %s, %s of the team, %o: %s', (room, role, teamRole, message, verdict) => {
    expect(canEdit(standing(room, role, teamRole), message)).toBe(verdict);
  });
});

describe('canDelete', () => {
  const own = { own: true, system: false };
  const foreign = { own: false, system: false };
  const system = { own: false, system: true };
  it.each<[Partial<Room>, Role, TeamRole | null, typeof own, Verdict]>([
    [open, 'member', 'guest', own, 'allowed'],
    [open, 'member', 'member', foreign, 'notAllowed'],
    [open, 'room admin', 'member', foreign, 'allowed'],
    [secret, 'member', 'admin', foreign, 'allowed'],
    [secret, 'outside', 'owner', foreign, 'hidden'],
    [open, 'outside', 'member', own, 'outside'],
    [open, 'room admin', 'owner', system, 'notAllowed'],
    [direct, 'member', null, own, 'allowed'],
    [direct, 'room admin', null, foreign, 'notAllowed'],
  ])('%o, %s, %s of the team, %o: %s', (room, role, teamRole, message, verdict) => {
    expect(canDelete(standing(room, role, teamRole), message)).toBe(verdict);
  });
});

it('takes a system message for nobody’s own', () => {
  const senderId = new ObjectId();
  expect(isOwn({ senderId, type: 'text' }, senderId)).toBe(true);
  expect(isOwn({ senderId, type: 'text' }, new ObjectId())).toBe(false);
  expect(isOwn({ senderId, type: 'system' }, senderId)).toBe(false);
});
