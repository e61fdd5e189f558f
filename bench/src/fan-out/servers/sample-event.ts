import type { FeedEventOf } from '@confab/shared';

const ROOM_ID = '66b1f0c2a4d8e9f011223344';
const SENDER = { id: '66b1f0c2a4d8e9f055667788', username: 'ada', displayName: 'Ada', avatarUrl: null, isBot: false };

/** An event as ours are, for servers that have none of their own. */
export function sampleEvent(body: string, seq: number): FeedEventOf<'message'> {
  return {
    type: 'message',
    roomId: ROOM_ID,
    rev: seq,
    change: 'created',
    message: {
      id: '66b1f0c2a4d8e9f099aabbcc',
      roomId: ROOM_ID,
      seq,
      rev: seq,
      clientId: null,
      sender: SENDER,
      type: 'text',
      body,
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
      createdAt: new Date(),
    },
  };
}
