import type { inferRouterInputs } from '@trpc/server';
import type { AppRouter } from '../../src/index.js';
import type { Person } from '../../src/testing/index.js';

/** `Y` done, `F` FORBIDDEN, `N` NOT_FOUND, `S` PRECONDITION_FAILED; `-` nobody stands like that. */
export type Answer = 'Y' | 'F' | 'N' | 'S' | '-';

/** What each is answered: outsiders (never in it, or removed), a guest, a member, a room admin, a team admin, the owner. */
export type Row = readonly [
  outside: Answer,
  guest: Answer,
  member: Answer,
  roomAdmin: Answer,
  teamAdmin: Answer,
  owner: Answer,
];

/**
 * Where the caller stands. `team`: in a team; `private` and `joined`: in a private or public channel of it with everybody
 * in it; `announcements`: in one where admins alone post; `open`: before a public channel that none of them is in; `group`: a group of the owner, who made it, the guest and
 * the member; `direct`: a conversation of the guest with the member; `person`: before somebody of the team.
 */
export type Where = 'team' | 'private' | 'joined' | 'announcements' | 'open' | 'group' | 'direct' | 'person';

/** The things that a call may name. */
export interface Place {
  teamId: string;
  roomId: string;
  /** The owner's first message there, which has a reply. */
  messageId: string;
  /** A plain member of the team, and of the room. */
  userId: string;
  /** Somebody of the team who is not in the room. */
  newcomerId: string;
  invitationId: string;
}

/** One question to a procedure; `fresh`: what a yes does would spoil the place for the next one. */
export interface Question<Input> {
  where: Where;
  row: Row;
  input: (at: Place, actor: Person) => Input | Promise<Input>;
  fresh?: true;
}

/**
 * Who may call a procedure. `public`: anybody; `own`: everybody, about nothing but their own account; `socket`: likewise,
 * over a socket alone; `server admins`; or as the questions say.
 */
export type Policy<Input> = 'public' | 'own' | 'socket' | 'server admins' | readonly Question<Input>[];

type Inputs = inferRouterInputs<AppRouter>;
/** A policy for each procedure there is: without one this does not compile. */
export type PolicyTable = {
  [Module in keyof Inputs]: { [Name in keyof Inputs[Module]]: Policy<Inputs[Module][Name]> };
};

const INSIDERS: Row = ['N', 'Y', 'Y', 'Y', 'Y', 'Y'];
const MEMBERS: Row = ['N', 'F', 'Y', 'Y', 'Y', 'Y'];
const ROOM_ADMINS: Row = ['N', 'F', 'F', 'Y', 'Y', 'Y'];
const TEAM_ADMINS: Row = ['N', 'F', 'F', 'F', 'Y', 'Y'];
const OWNERS: Row = ['N', 'F', 'F', 'F', 'F', 'Y'];
/** Before a public channel: who is in the team may know of it, and may not do this without joining. */
const BEFORE: Row = ['N', 'N', 'F', 'F', 'F', 'F'];
/** The same, where those who lead the team need not join. */
const BEFORE_LED: Row = ['N', 'N', 'F', 'F', 'Y', 'Y'];
const IN_GROUP: Row = ['N', 'Y', 'Y', 'N', 'N', 'Y'];

/** What is for everybody in a room, wherever it is. */
function insiders<Input>(input: Question<Input>['input']): readonly Question<Input>[] {
  return [
    { where: 'private', row: INSIDERS, input },
    { where: 'joined', row: INSIDERS, input },
    { where: 'open', row: BEFORE, input },
    { where: 'group', row: IN_GROUP, input },
    { where: 'direct', row: ['N', 'Y', 'Y', 'N', 'N', 'N'], input },
  ];
}

const suffix = () => Math.random().toString(36).slice(2, 10);

/** "Who may do what", as it is asked of every procedure. */
export const POLICY: PolicyTable = {
  auth: {
    register: 'public',
    login: 'public',
    refresh: 'public',
    requestPasswordReset: 'public',
    resetPassword: 'public',
    providers: 'public',
    server: 'public',
    extend: 'socket',
    logout: 'own',
    changePassword: 'own',
  },
  sessions: { list: 'own', revoke: 'own', revokeOthers: 'own', cleanup: 'own' },
  users: {
    me: 'own',
    updateMe: 'own',
    deactivateMe: 'own',
    blocked: 'own',
    muted: 'own',
    block: [{ where: 'person', row: INSIDERS, input: ({ userId }) => ({ userId }), fresh: true }],
    unblock: 'own',
    mute: [{ where: 'person', row: INSIDERS, input: ({ userId }) => ({ userId }) }],
    unmute: 'own',
    list: 'own',
    get: [{ where: 'person', row: INSIDERS, input: ({ userId }) => ({ userId }) }],
    inTeam: [{ where: 'team', row: MEMBERS, input: ({ teamId }) => ({ teamId }) }],
    inRoom: insiders(({ roomId }) => ({ roomId })),
    interacted: [{ where: 'team', row: INSIDERS, input: ({ teamId }) => ({ teamId }) }],
  },
  teams: {
    list: 'own',
    create: 'own',
    get: [{ where: 'team', row: INSIDERS, input: ({ teamId }) => ({ teamId }) }],
    update: [{ where: 'team', row: TEAM_ADMINS, input: ({ teamId }) => ({ teamId, description: suffix() }) }],
    delete: [{ where: 'team', row: OWNERS, input: ({ teamId }) => ({ teamId }), fresh: true }],
    members: [{ where: 'team', row: MEMBERS, input: ({ teamId }) => ({ teamId }) }],
    addMember: [
      { where: 'team', row: TEAM_ADMINS, input: ({ teamId, newcomerId: userId }) => ({ teamId, userId }), fresh: true },
    ],
    removeMember: [
      { where: 'team', row: TEAM_ADMINS, input: ({ teamId, userId }) => ({ teamId, userId }), fresh: true },
    ],
    setRole: [
      {
        where: 'team',
        row: TEAM_ADMINS,
        input: ({ teamId, userId }) => ({ teamId, userId, role: 'guest' }),
        fresh: true,
      },
      { where: 'team', row: OWNERS, input: ({ teamId, userId }) => ({ teamId, userId, role: 'admin' }), fresh: true },
    ],
    leave: [{ where: 'team', row: ['N', 'Y', 'Y', 'Y', 'Y', 'S'], input: ({ teamId }) => ({ teamId }), fresh: true }],
    notify: [{ where: 'team', row: TEAM_ADMINS, input: ({ teamId }) => ({ teamId, title: 'News', body: 'Lunch' }) }],
  },
  invitations: {
    preview: 'public',
    join: 'own',
    create: [{ where: 'team', row: TEAM_ADMINS, input: ({ teamId }) => ({ teamId }) }],
    list: [{ where: 'team', row: TEAM_ADMINS, input: ({ teamId }) => ({ teamId }) }],
    revoke: [{ where: 'team', row: TEAM_ADMINS, input: ({ invitationId }) => ({ invitationId }), fresh: true }],
  },
  rooms: {
    list: 'own',
    unreadTotal: 'own',
    get: [
      ...insiders<Inputs['rooms']['get']>(({ roomId }) => ({ roomId })).filter(({ where }) => where !== 'open'),
      { where: 'open', row: ['N', 'N', 'Y', 'Y', 'Y', 'Y'], input: ({ roomId }) => ({ roomId }) },
    ],
    members: insiders(({ roomId }) => ({ roomId })),
    leave: [
      { where: 'private', row: INSIDERS, input: ({ roomId }) => ({ roomId }), fresh: true },
      { where: 'open', row: BEFORE, input: ({ roomId }) => ({ roomId }) },
      { where: 'group', row: IN_GROUP, input: ({ roomId }) => ({ roomId }), fresh: true },
      { where: 'direct', row: ['N', 'S', 'S', 'N', 'N', 'N'], input: ({ roomId }) => ({ roomId }) },
    ],
    markRead: insiders(({ roomId }) => ({ roomId })),
    markUnread: insiders(({ roomId }) => ({ roomId, seq: 1 })),
    setPreferences: insiders(({ roomId }) => ({ roomId, starred: true })),
    setTyping: insiders(({ roomId }) => ({ roomId, isTyping: true })),
    typing: insiders(({ roomId }) => ({ roomId })),
  },
  files: { begin: insiders(({ roomId }) => ({ roomId, name: 'note.txt', size: 4 })) },
  channels: {
    list: [{ where: 'team', row: INSIDERS, input: ({ teamId }) => ({ teamId }) }],
    browse: [{ where: 'team', row: MEMBERS, input: ({ teamId }) => ({ teamId }) }],
    get: [
      { where: 'private', row: INSIDERS, input: ({ roomId: channelId }) => ({ channelId }) },
      { where: 'open', row: ['N', 'N', 'Y', 'Y', 'Y', 'Y'], input: ({ roomId: channelId }) => ({ channelId }) },
      { where: 'group', row: ['N', 'N', 'N', 'N', 'N', 'N'], input: ({ roomId: channelId }) => ({ channelId }) },
    ],
    create: [{ where: 'team', row: MEMBERS, input: ({ teamId }) => ({ teamId, name: suffix() }) }],
    join: [
      {
        where: 'open',
        row: ['N', 'N', 'Y', 'Y', 'Y', 'Y'],
        input: ({ roomId: channelId }) => ({ channelId }),
        fresh: true,
      },
    ],
    update: [
      {
        where: 'private',
        row: MEMBERS,
        input: ({ roomId: channelId }) => ({ channelId, topic: suffix(), description: suffix() }),
      },
      { where: 'open', row: BEFORE_LED, input: ({ roomId: channelId }) => ({ channelId, topic: suffix() }) },
      { where: 'private', row: ROOM_ADMINS, input: ({ roomId: channelId }) => ({ channelId, name: suffix() }) },
      {
        where: 'private',
        row: ROOM_ADMINS,
        input: ({ roomId: channelId }) => ({ channelId, posting: 'admins' }),
        fresh: true,
      },
      {
        where: 'private',
        row: ROOM_ADMINS,
        input: ({ roomId: channelId }) => ({ channelId, kind: 'project' }),
        fresh: true,
      },
      { where: 'open', row: BEFORE_LED, input: ({ roomId: channelId }) => ({ channelId, name: suffix() }) },
    ],
    archive: [
      { where: 'private', row: ROOM_ADMINS, input: ({ roomId: channelId }) => ({ channelId }), fresh: true },
      { where: 'open', row: BEFORE_LED, input: ({ roomId: channelId }) => ({ channelId }), fresh: true },
    ],
    unarchive: [
      { where: 'private', row: ROOM_ADMINS, input: ({ roomId: channelId }) => ({ channelId }) },
      { where: 'open', row: BEFORE_LED, input: ({ roomId: channelId }) => ({ channelId }) },
    ],
    delete: [
      { where: 'private', row: TEAM_ADMINS, input: ({ roomId: channelId }) => ({ channelId }), fresh: true },
      { where: 'open', row: BEFORE_LED, input: ({ roomId: channelId }) => ({ channelId }), fresh: true },
    ],
    addMembers: [
      {
        where: 'private',
        row: MEMBERS,
        input: ({ roomId: channelId, newcomerId }) => ({ channelId, userIds: [newcomerId] }),
        fresh: true,
      },
      {
        where: 'open',
        row: BEFORE_LED,
        input: ({ roomId: channelId, newcomerId }) => ({ channelId, userIds: [newcomerId] }),
        fresh: true,
      },
    ],
    removeMember: [
      {
        where: 'private',
        row: ROOM_ADMINS,
        input: ({ roomId: channelId, userId }) => ({ channelId, userId }),
        fresh: true,
      },
    ],
    setRole: [
      {
        where: 'private',
        row: ROOM_ADMINS,
        input: ({ roomId: channelId, userId }) => ({ channelId, userId, role: 'admin' }),
        fresh: true,
      },
    ],
  },
  conversations: {
    list: 'own',
    get: [
      { where: 'group', row: IN_GROUP, input: ({ roomId: conversationId }) => ({ conversationId }) },
      {
        where: 'direct',
        row: ['N', 'Y', 'Y', 'N', 'N', 'N'],
        input: ({ roomId: conversationId }) => ({ conversationId }),
      },
      {
        where: 'private',
        row: ['N', 'N', 'N', 'N', 'N', 'N'],
        input: ({ roomId: conversationId }) => ({ conversationId }),
      },
    ],
    openDirect: [{ where: 'person', row: INSIDERS, input: ({ userId }) => ({ userId }) }],
    openGroup: [{ where: 'person', row: INSIDERS, input: ({ userId }) => ({ userIds: [userId] }) }],
    openForSubject: [
      {
        where: 'person',
        row: INSIDERS,
        input: ({ userId }) => ({ subject: { type: 'job', id: suffix() }, userIds: [userId] }),
      },
    ],
    update: [
      {
        where: 'group',
        row: ['N', 'F', 'Y', 'N', 'N', 'Y'],
        input: ({ roomId: conversationId }) => ({ conversationId, name: suffix() }),
      },
    ],
    addParticipants: [
      {
        where: 'group',
        row: ['N', 'F', 'Y', 'N', 'N', 'Y'],
        input: ({ roomId: conversationId, newcomerId }) => ({ conversationId, userIds: [newcomerId] }),
        fresh: true,
      },
    ],
    removeParticipant: [
      {
        where: 'group',
        row: ['N', 'F', 'F', 'N', 'N', 'Y'],
        input: ({ roomId: conversationId, userId }) => ({ conversationId, userId }),
        fresh: true,
      },
    ],
    delete: [
      {
        where: 'group',
        row: ['N', 'F', 'F', 'N', 'N', 'Y'],
        input: ({ roomId: conversationId }) => ({ conversationId }),
        fresh: true,
      },
    ],
  },
  messages: {
    recent: [{ where: 'team', row: INSIDERS, input: ({ teamId }) => ({ teamId }) }],
    list: insiders(({ roomId }) => ({ roomId })),
    get: insiders(({ messageId }) => ({ messageId })),
    thread: insiders(({ messageId }) => ({ messageId })),
    pins: insiders(({ roomId }) => ({ roomId })),
    seqAt: insiders(({ roomId }) => ({ roomId, at: new Date() })),
    changes: insiders(({ roomId }) => ({ roomId, sinceRev: 0 })),
    send: [
      ...insiders<Inputs['messages']['send']>(({ roomId }) => ({ roomId, body: 'hello' })),
      { where: 'announcements', row: ROOM_ADMINS, input: ({ roomId }) => ({ roomId, body: 'hello' }) },
    ],
    edit: [
      {
        where: 'private',
        row: ['N', 'F', 'F', 'F', 'F', 'Y'],
        input: ({ messageId }) => ({ messageId, body: suffix() }),
      },
      { where: 'open', row: BEFORE, input: ({ messageId }) => ({ messageId, body: suffix() }) },
      {
        where: 'group',
        row: ['N', 'F', 'F', 'N', 'N', 'Y'],
        input: ({ messageId }) => ({ messageId, body: suffix() }),
      },
    ],
    delete: [
      { where: 'private', row: ROOM_ADMINS, input: ({ messageId }) => ({ messageId }), fresh: true },
      { where: 'open', row: BEFORE, input: ({ messageId }) => ({ messageId }) },
      { where: 'group', row: ['N', 'F', 'F', 'N', 'N', 'Y'], input: ({ messageId }) => ({ messageId }), fresh: true },
    ],
    react: insiders(({ messageId }) => ({ messageId, emoji: '👍', action: 'add' })),
    markRead: insiders(({ messageId }) => ({ messageId })),
    readers: insiders(({ messageId }) => ({ messageId })),
    pin: [
      { where: 'private', row: MEMBERS, input: ({ messageId }) => ({ messageId }) },
      { where: 'open', row: BEFORE, input: ({ messageId }) => ({ messageId }) },
    ],
    unpin: [
      { where: 'private', row: MEMBERS, input: ({ messageId }) => ({ messageId }) },
      { where: 'open', row: BEFORE, input: ({ messageId }) => ({ messageId }) },
    ],
  },
  threads: {
    list: 'own',
    markRead: insiders(({ messageId }) => ({ messageId })),
    follow: insiders(({ messageId }) => ({ messageId })),
    unfollow: insiders(({ messageId }) => ({ messageId })),
  },
  presence: {
    set: 'own',
    watch: 'socket',
    get: [{ where: 'person', row: INSIDERS, input: ({ userId }) => ({ userIds: [userId] }) }],
  },
  search: {
    messages: [
      { where: 'team', row: INSIDERS, input: ({ teamId }) => ({ query: 'hello', teamId }) },
      ...insiders<Inputs['search']['messages']>(({ roomId }) => ({ query: 'hello', roomId })).filter(
        ({ where }) => where !== 'open',
      ),
      { where: 'open', row: ['N', 'N', 'N', 'N', 'N', 'N'], input: ({ roomId }) => ({ query: 'hello', roomId }) },
    ],
    rooms: 'own',
  },
  admin: { users: 'server admins', setRole: 'server admins', deactivate: 'server admins', reactivate: 'server admins' },
  events: { feed: 'socket' },
};
