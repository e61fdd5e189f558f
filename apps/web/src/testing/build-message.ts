import type { Message, UserRef } from '@confab/shared';

/** A person for tests; the id is made from the name. */
export function buildUser(name: string): UserRef {
  const digits = [...name].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0')).join('');
  return { id: digits.padEnd(24, '0').slice(0, 24), username: name, displayName: name, avatarUrl: null, isBot: false };
}

/** A plain text message with the number `seq`, a minute after the one before it. */
export function buildMessage(seq: number, over: Partial<Message> = {}): Message {
  return {
    id: seq.toString(16).padStart(24, '0'),
    roomId: 'f'.repeat(24),
    seq,
    rev: seq,
    clientId: null,
    sender: buildUser('anna'),
    type: 'text',
    body: `message ${seq}`,
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
    createdAt: new Date(Date.UTC(2026, 4, 12, 10, seq)),
    ...over,
  };
}
