import type { inferRouterInputs } from '@trpc/server';
import type { AppRouter } from '../../../src/index.js';

type Inputs = inferRouterInputs<AppRouter>;

const ROOM = '0f4b2d1c9a8e7f6051423324';
const PERSON = '7d1e5c3b2a4f60718293a4b5';
const MESSAGE = 'a1b2c3d4e5f60718293a4b5c';

/** Inputs that tell more than the least that a procedure takes. */
export const EXAMPLES: { [Module in keyof Inputs]?: { [Name in keyof Inputs[Module]]?: Inputs[Module][Name] } } = {
  auth: {
    register: {
      email: 'ada@example.org',
      username: 'ada',
      displayName: 'Ada',
      password: 'a long and quiet password',
    },
  },
  users: {
    updateMe: {
      bio: 'Draws maps.',
      status: { emoji: '🗺️', text: 'Out measuring', expiresAt: new Date('2026-03-01T18:00:00.000Z') },
    },
    list: { query: 'ad' },
  },
  teams: {
    create: { name: 'Maps' },
    update: { teamId: ROOM, description: 'Those who draw them' },
    addMember: { teamId: ROOM, login: 'ben@example.org', role: 'member' },
    setRole: { teamId: ROOM, userId: PERSON, role: 'admin' },
  },
  invitations: { create: { teamId: ROOM, role: 'guest', maxUses: 5 } },
  channels: {
    create: { teamId: ROOM, name: 'lunch', topic: 'Where to eat' },
    update: { channelId: ROOM, topic: 'Where to eat today' },
    addMembers: { channelId: ROOM, userIds: [PERSON] },
  },
  conversations: {
    openGroup: { userIds: [PERSON], name: 'Lunch' },
    openForSubject: { subject: { type: 'job', id: '4711' }, userIds: [PERSON] },
  },
  rooms: { setPreferences: { roomId: ROOM, notify: 'mentions', starred: true } },
  messages: {
    list: { roomId: ROOM, before: 41, limit: 50 },
    send: { roomId: ROOM, body: 'Lunch at one, @ben?', clientId: 'c-20260301-1' },
    react: { messageId: MESSAGE, emoji: '👍', action: 'add' },
  },
  search: { messages: { query: 'lunch', roomId: ROOM, has: 'link' }, rooms: { query: 'lun' } },
  files: { begin: { roomId: ROOM, name: 'menu.png', size: 48_213, mimeType: 'image/png' } },
};
