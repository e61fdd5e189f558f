import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let teamId: string;

beforeAll(async () => {
  app = await createTestApp();
  owner = await app.person();
  teamId = (await app.team({ owner })).id;
});
afterAll(() => app[Symbol.asyncDispose]());

const create = (name: string) => owner.call.channels.create({ teamId, name });
const rename = (channelId: string, name: string) => owner.call.channels.update({ channelId, name });

/** The names of all channels that are there; every one of them twice would be a fault. */
async function names(): Promise<string[]> {
  return (await owner.call.channels.list({ teamId })).map(({ name }) => name);
}

describe('the name of a channel', () => {
  it('is free again once it was given up or its channel deleted', async () => {
    const first = await create('first');
    await expectError(create('first'), 'CONFLICT', MESSAGES.channelNameTaken);
    await rename(first.id, 'renamed');
    const second = await create('first');
    await expectError(rename(second.id, 'renamed'), 'CONFLICT', MESSAGES.channelNameTaken);
    expect(await rename(second.id, 'first')).toMatchObject({ name: 'first', rev: second.rev });
    await owner.call.channels.delete({ channelId: first.id });
    expect(await rename(second.id, 'renamed')).toMatchObject({ name: 'renamed' });
  });

  it('is one channel’s, however many want it at once, on two nodes', async () => {
    const other = owner.at(await app.secondNode());
    const channels = await Promise.all(Array.from({ length: 8 }, (_, index) => create(`wants-${index}`)));
    const tries = channels.flatMap(({ id: channelId }, index) => {
      const { call } = index % 2 === 0 ? owner : other;
      return [
        call.channels.update({ channelId, name: 'wanted' }),
        call.channels.create({ teamId, name: 'wanted' }),
        call.channels.update({ channelId, name: `wants-${(index + 1) % 8}` }),
      ];
    });
    await Promise.allSettled(tries);
    const all = await names();
    expect(new Set(all)).toHaveLength(all.length);
    expect(all).toContain('wanted');
    // No room was set aside: all of them still take changes.
    for (const { id: channelId } of channels) await owner.call.channels.update({ channelId, topic: 'alive' });
  });

  it('goes back and forth between two channels without ever being both’s', async () => {
    const [one, two] = [await create('ball'), await create('hand')];
    for (let turn = 0; turn < 10; turn += 1) {
      await Promise.allSettled([
        rename(one.id, turn % 2 ? 'ball' : 'bat'),
        rename(two.id, turn % 2 ? 'hand' : 'ball'),
        rename(one.id, turn % 3 ? 'ball' : 'net'),
      ]);
      const all = await names();
      expect(new Set(all)).toHaveLength(all.length);
    }
  });

  it('can be had after a minute, where whoever claimed it did not take it', async () => {
    const { db } = app.container.platform;
    const channel = await create('taker');
    await create('lost');
    const claim = await db.collection('channelNames').findOne({ name: 'lost' });
    await db.collection('channelNames').updateOne({ name: 'lost' }, { $set: { name: 'claimed' } });
    await expectError(rename(channel.id, 'claimed'), 'CONFLICT');
    app.clock.advance(61_000);
    expect(await rename(channel.id, 'claimed')).toMatchObject({ name: 'claimed' });
    // The channel whose claim is gone keeps its name all the same.
    expect(claim).not.toBeNull();
    await expectError(create('lost'), 'CONFLICT', MESSAGES.channelNameTaken);
  });
});
