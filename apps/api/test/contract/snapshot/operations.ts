import type { Team } from '@confab/shared';
import type { Person, TestApp } from '../../../src/testing/index.js';

/** Where the operations happen, and who makes them. */
export interface Stage {
  app: TestApp;
  team: Team;
  owner: Person;
  member: Person;
  guest: Person;
  /** A member who comes into rooms and goes out of them. */
  mover: Person;
  roomIds: { public: string; private: string; group: string; direct: string };
}

/** One change through the API; `pick` chooses among what there is to choose from, the same for the same run. */
export interface Operation {
  name: string;
  run(stage: Stage, pick: <Item>(items: readonly Item[]) => Item): Promise<unknown>;
}

const EMOJI = ['👍', '🎉', ':wave:'];
let counter = 0;

/** A word that has not been said yet. */
function word(): string {
  counter += 1;
  return `w${counter}`;
}

async function messageOf({ owner, roomIds }: Stage, pick: <Item>(items: readonly Item[]) => Item, roomId?: string) {
  const room = roomId ?? pick([roomIds.public, roomIds.private, roomIds.group]);
  const { items } = await owner.call.messages.list({ roomId: room, limit: 20 });
  const said = items.filter(({ type, deletedAt }) => type !== 'system' && deletedAt === null);
  if (said.length === 0) return owner.call.messages.send({ roomId: room, body: word() });
  return pick(said);
}

/** The sender of a message, among the people of the stage. */
function senderOf({ owner, member, guest, mover }: Stage, senderId: string): Person {
  return [owner, member, guest, mover].find(({ user }) => user.id === senderId) ?? owner;
}

export const OPERATIONS: readonly Operation[] = [
  {
    name: 'messages.send',
    run: ({ owner, member, guest, roomIds }, pick) =>
      pick([owner, member, guest]).call.messages.send({
        roomId: pick([roomIds.public, roomIds.private, roomIds.group]),
        body: `${word()} @${member.user.username}`,
      }),
  },
  {
    name: 'messages.send, directly',
    run: ({ owner, member, roomIds }, pick) =>
      pick([owner, member]).call.messages.send({ roomId: roomIds.direct, body: word() }),
  },
  {
    name: 'messages.send, as a reply',
    run: async (stage, pick) => {
      const { id, roomId } = await messageOf(stage, pick);
      return stage.member.call.messages.send({ roomId, body: word(), replyTo: id });
    },
  },
  {
    name: 'messages.send, into a thread',
    run: async (stage, pick) => {
      const { id, roomId } = await messageOf(stage, pick);
      return pick([stage.member, stage.owner]).call.messages.send({ roomId, body: word(), threadRootId: id });
    },
  },
  {
    name: 'messages.edit',
    run: async (stage, pick) => {
      const { id, sender } = await messageOf(stage, pick);
      return senderOf(stage, sender.id).call.messages.edit({ messageId: id, body: word() });
    },
  },
  {
    name: 'messages.delete',
    run: async (stage, pick) => {
      const { id, sender } = await messageOf(stage, pick);
      return senderOf(stage, sender.id).call.messages.delete({ messageId: id });
    },
  },
  {
    name: 'messages.react',
    run: async (stage, pick) => {
      const { id } = await messageOf(stage, pick);
      const action = pick(['add', 'add', 'remove'] as const);
      return pick([stage.owner, stage.member, stage.guest]).call.messages.react({
        messageId: id,
        emoji: pick(EMOJI),
        action,
      });
    },
  },
  {
    name: 'messages.pin',
    run: async (stage, pick) => stage.member.call.messages.pin({ messageId: (await messageOf(stage, pick)).id }),
  },
  {
    name: 'messages.unpin',
    run: async (stage, pick) => stage.member.call.messages.unpin({ messageId: (await messageOf(stage, pick)).id }),
  },
  {
    name: 'messages.markRead',
    run: async (stage, pick) =>
      pick([stage.member, stage.guest]).call.messages.markRead({ messageId: (await messageOf(stage, pick)).id }),
  },
  {
    name: 'rooms.markRead',
    run: ({ member, owner, roomIds }, pick) =>
      pick([member, owner]).call.rooms.markRead({ roomId: pick([roomIds.public, roomIds.direct, roomIds.group]) }),
  },
  {
    name: 'rooms.markUnread',
    run: ({ guest, roomIds }) => guest.call.rooms.markUnread({ roomId: roomIds.private, seq: 3 }),
  },
  {
    name: 'rooms.setPreferences',
    run: ({ member, roomIds }, pick) =>
      member.call.rooms.setPreferences({
        roomId: pick([roomIds.public, roomIds.direct]),
        notify: pick(['all', 'mentions', 'none'] as const),
        starred: pick([true, false]),
      }),
  },
  {
    name: 'channels.update',
    run: ({ owner, roomIds }, pick) =>
      owner.call.channels.update({
        channelId: pick([roomIds.public, roomIds.private]),
        ...pick([{ topic: word() }, { name: word() }, { description: word() }, { posting: 'everyone' as const }]),
      }),
  },
  {
    name: 'channels.archive',
    run: async ({ owner, roomIds }) => {
      await owner.call.channels.archive({ channelId: roomIds.private });
      return owner.call.channels.unarchive({ channelId: roomIds.private });
    },
  },
  {
    name: 'channels.addMembers',
    run: ({ owner, mover, roomIds }) =>
      owner.call.channels.addMembers({ channelId: roomIds.private, userIds: [mover.user.id] }),
  },
  {
    name: 'channels.setRole',
    run: ({ owner, member, roomIds }, pick) =>
      owner.call.channels.setRole({
        channelId: roomIds.private,
        userId: member.user.id,
        role: pick(['admin', 'member'] as const),
      }),
  },
  {
    name: 'channels.removeMember',
    run: async ({ owner, mover, roomIds }) => {
      await owner.call.channels.addMembers({ channelId: roomIds.private, userIds: [mover.user.id] });
      return owner.call.channels.removeMember({ channelId: roomIds.private, userId: mover.user.id });
    },
  },
  {
    name: 'rooms.leave',
    run: async ({ mover, roomIds }) => {
      await mover.call.channels.join({ channelId: roomIds.public });
      return mover.call.rooms.leave({ roomId: roomIds.public });
    },
  },
  {
    name: 'channels.join',
    run: ({ mover, roomIds }) => mover.call.channels.join({ channelId: roomIds.public }),
  },
  {
    name: 'channels.create',
    run: ({ owner, team, guest }, pick) =>
      owner.call.channels.create({
        teamId: team.id,
        name: word(),
        kind: pick(['public', 'private'] as const),
        memberIds: [guest.user.id],
      }),
  },
  {
    name: 'channels.delete',
    run: async ({ owner, member, team }) => {
      const channel = await owner.call.channels.create({ teamId: team.id, name: word(), memberIds: [member.user.id] });
      await member.call.messages.send({ roomId: channel.id, body: word() });
      return owner.call.channels.delete({ channelId: channel.id });
    },
  },
  {
    name: 'conversations.openGroup',
    run: ({ member, owner, guest }) =>
      member.call.conversations.openGroup({ userIds: [owner.user.id, guest.user.id], name: word() }),
  },
  {
    name: 'conversations.update',
    run: ({ owner, roomIds }) => owner.call.conversations.update({ conversationId: roomIds.group, name: word() }),
  },
  {
    name: 'conversations.addParticipants',
    run: ({ owner, mover, roomIds }) =>
      owner.call.conversations.addParticipants({ conversationId: roomIds.group, userIds: [mover.user.id] }),
  },
  {
    name: 'conversations.removeParticipant',
    run: async ({ owner, mover, roomIds }) => {
      const input = { conversationId: roomIds.group };
      await owner.call.conversations.addParticipants({ ...input, userIds: [mover.user.id] });
      return owner.call.conversations.removeParticipant({ ...input, userId: mover.user.id });
    },
  },
  {
    name: 'conversations.delete',
    run: async ({ member, guest }) => {
      const { conversation } = await member.call.conversations.openGroup({ userIds: [guest.user.id], name: word() });
      return member.call.conversations.delete({ conversationId: conversation.id });
    },
  },
  {
    name: 'teams.update',
    run: ({ owner, team }) => owner.call.teams.update({ teamId: team.id, description: word() }),
  },
  {
    name: 'teams.setRole',
    run: ({ owner, member, team }, pick) =>
      owner.call.teams.setRole({
        teamId: team.id,
        userId: member.user.id,
        role: pick(['admin', 'member'] as const),
      }),
  },
  {
    name: 'teams.removeMember',
    run: async ({ app, owner, team }) => {
      const passing = await app.person();
      await owner.call.teams.addMember({ teamId: team.id, login: passing.user.username });
      return owner.call.teams.removeMember({ teamId: team.id, userId: passing.user.id });
    },
  },
];
