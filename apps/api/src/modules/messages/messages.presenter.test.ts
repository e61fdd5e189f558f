import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, type Person, type TestApp } from '../../testing/index.js';
import { emptyMessage } from './messages.model.js';
import { MessagesPresenter } from './messages.presenter.js';
import { MessagesRepository } from './messages.repository.js';
import { ThreadRepliesRepository } from './threads/thread-replies.repository.js';

let app: TestApp;
let sender: Person;

beforeAll(async () => {
  app = await createTestApp();
  sender = await app.person();
});
afterAll(() => app[Symbol.asyncDispose]());

it('presents a new message once to all who ask, and again after it could not be', async () => {
  const { auth, platform } = app.container;
  let asked = 0;
  const refs: typeof auth.accounts.refs = async (userIds) => {
    asked += 1;
    if (asked === 1) throw new Error('The database is away');
    return auth.accounts.refs(userIds);
  };
  const presenter = new MessagesPresenter(
    { refs },
    new MessagesRepository(platform.db),
    new ThreadRepliesRepository(platform.db),
  );
  const message = emptyMessage({
    _id: new ObjectId(),
    roomId: new ObjectId(),
    seq: 3,
    senderId: toObjectId(sender.user.id),
    type: 'text',
    at: new Date(),
  });
  await expect(presenter.presentNew(message, 3)).rejects.toThrow('away');
  const [answered, told] = await Promise.all([presenter.presentNew(message, 3), presenter.presentNew(message, 3)]);
  expect(answered).toMatchObject({ rev: 3, sender: { username: sender.user.username } });
  expect(told).toEqual(answered);
  expect(asked).toBe(2);
});
