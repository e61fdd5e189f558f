import { expect, it } from 'vitest';
import { createdByChanges, createdByEvent } from './created-messages.js';
import { changesPage, idOf, memberEvent, messageEvent, sampleMessage } from './samples.fixture.js';

const roomId = idOf(7);
const message = sampleMessage({ roomId, seq: 4 });
const deleted = { ...message, body: '', deletedAt: new Date() };

it('a message is new by the event of its creation', () => {
  expect(createdByEvent(messageEvent(message))).toEqual([message]);
  expect(createdByEvent(messageEvent(message, 'edited'))).toEqual([]);
  const system = sampleMessage({ roomId, seq: 5, type: 'system' });
  expect(createdByEvent({ ...memberEvent(roomId, 5, 'joined'), message: system })).toEqual([system]);
});

it('a message is new in a page that begins before it', () => {
  const changes = changesPage({ messages: [sampleMessage({ roomId, seq: 9 }), message], upToRev: 9 });
  expect(createdByChanges({ roomId, sinceRev: 3, changes }).map(({ seq }) => seq)).toEqual([4, 9]);
  expect(createdByChanges({ roomId, sinceRev: 4, changes }).map(({ seq }) => seq)).toEqual([9]);
});

it('a message that was deleted before one heard of it is no news', () => {
  expect(createdByEvent(messageEvent(deleted))).toEqual([]);
  expect(createdByChanges({ roomId, sinceRev: 3, changes: changesPage({ messages: [deleted], upToRev: 5 }) })).toEqual(
    [],
  );
});
