import type { Message } from '@confab/shared';
import { expect, it } from 'vitest';
import { buildMessage, buildUser } from '../../testing/build-message';
import { systemText } from './system-text';

const [anna, ben, carla] = ['anna', 'ben', 'carla'].map(buildUser);
const nameOf = (id: string) => [anna, ben, carla].find((user) => user?.id === id)?.displayName;
const say = (system: Partial<NonNullable<Message['system']>> & Pick<NonNullable<Message['system']>, 'event'>) =>
  systemText(buildMessage(1, { type: 'system', body: '', system: { actorId: anna?.id ?? null, ...system } }), nameOf);

it.each([
  [say({ event: 'created' }), 'anna created this room'],
  [say({ event: 'joined', userIds: [anna?.id ?? ''] }), 'anna joined'],
  [say({ event: 'joined' }), 'anna joined'],
  [say({ event: 'joined', userIds: [ben?.id ?? '', carla?.id ?? ''] }), 'anna added ben and carla'],
  [say({ event: 'left', userIds: [ben?.id ?? ''] }), 'anna removed ben'],
  [say({ event: 'left', actorId: null, userIds: [ben?.id ?? ''] }), 'ben left'],
  [say({ event: 'renamed', from: 'a', to: 'b' }), 'anna renamed this room to b'],
  [say({ event: 'topic', to: '' }), 'anna removed the topic'],
  [say({ event: 'joined', userIds: ['0'.repeat(24)] }), 'anna added Somebody'],
])('says %j', (text, expected) => {
  expect(text).toBe(expected);
});
