import type { FeedEvent, FeedEventOf, Message, MessagesChangesResult, UserRef } from '@confab/shared';

/** A 24-digit id from a small number. */
export const idOf = (number: number): string => number.toString(16).padStart(24, '0');

export const ada: UserRef = { id: idOf(1), username: 'ada', displayName: 'Ada', avatarUrl: null, isBot: false };

export function sampleMessage(fields: Partial<Message> & { roomId: string; seq: number }): Message {
  return {
    id: idOf(1_000 + fields.seq),
    rev: fields.seq,
    clientId: null,
    sender: ada,
    type: 'text',
    body: `message ${fields.seq}`,
    system: null,
    attachments: [],
    mentions: [],
    mentionsAll: null,
    replyTo: null,
    threadRootId: null,
    thread: null,
    reactions: [],
    pinnedAt: null,
    editedAt: null,
    deletedAt: null,
    createdAt: new Date(0),
    ...fields,
  };
}

export function messageEvent(
  message: Message,
  change: FeedEventOf<'message'>['change'] = 'created',
): FeedEventOf<'message'> {
  return { type: 'message', roomId: message.roomId, rev: message.rev, change, message };
}

export function memberEvent(
  roomId: string,
  rev: number,
  change: FeedEventOf<'member'>['change'],
): FeedEventOf<'member'> {
  return { type: 'member', roomId, rev, change, users: [ada], role: 'member', message: null };
}

export function readyEvent(...rooms: [id: string, rev: number, lastReadSeq?: number][]): FeedEvent {
  return {
    type: 'ready',
    rooms: rooms.map(([id, rev, lastReadSeq = 0]) => ({ id, rev, lastSeq: rev, lastReadSeq })),
  };
}

export function changesPage(fields: Partial<MessagesChangesResult> & { upToRev: number }): MessagesChangesResult {
  return {
    messages: [],
    room: null,
    members: { joined: [], left: [], changed: [] },
    more: false,
    reset: false,
    ...fields,
  };
}
