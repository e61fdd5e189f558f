import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CountRefresher } from './count-refresher';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setup() {
  const calls: string[] = [];
  const refresher = new CountRefresher({
    fetchRoom: async (roomId) => void calls.push(roomId),
    fetchAll: async () => void calls.push('all'),
  });
  return { calls, refresher };
}

it('asks once for many messages of a moment', () => {
  const { calls, refresher } = setup();
  for (let message = 0; message < 5; message += 1) refresher.add('one');
  refresher.add('two');
  vi.advanceTimersByTime(250);
  expect(calls).toEqual(['one', 'two']);
});

it('asks in a busy room at least every second', () => {
  const { calls, refresher } = setup();
  for (let tick = 0; tick < 21; tick += 1) {
    refresher.add('one');
    vi.advanceTimersByTime(100);
  }
  expect(calls.length).toBeGreaterThanOrEqual(2);
});

it('asks once for everything when there is news in many rooms', () => {
  const { calls, refresher } = setup();
  for (const room of ['a', 'b', 'c', 'd', 'e']) refresher.add(room);
  vi.advanceTimersByTime(250);
  expect(calls).toEqual(['all']);
});

it('does not ask about what was read meanwhile', () => {
  const { calls, refresher } = setup();
  refresher.add('one');
  refresher.drop('one');
  vi.advanceTimersByTime(250);
  expect(calls).toEqual([]);
});
