import type { FeedEvent } from '@confab/shared';
import { describe, expect, it } from 'vitest';
import { Batch } from './batch.js';
import { EVENTS_WAITING, QueueDelivery } from './queue-delivery.js';

const event = (seq: number): FeedEvent => ({ type: 'read', roomId: '', userId: '', seq, version: 0 });
const batch = (...seqs: number[]) => new Batch(...seqs.map(event));
const never = new AbortController().signal;

/** Reads one value; undefined at the end. */
function readerOf(queue: QueueDelivery, signal = never) {
  const values = queue.values(signal, { open: () => undefined, close: () => undefined });
  return async () => (await values.next()).value;
}

describe('the queue before a reader', () => {
  it('gives what is waiting as one array', async () => {
    const queue = new QueueDelivery();
    queue.push(batch(1));
    queue.push(batch(2, 3));
    expect(await readerOf(queue)()).toEqual([event(1), event(2), event(3)]);
  });

  it('waits for what is to come', async () => {
    const queue = new QueueDelivery();
    const next = readerOf(queue)();
    queue.push(batch(1));
    expect(await next).toEqual([event(1)]);
  });

  it('ends when it is told to, after what was waiting', async () => {
    const queue = new QueueDelivery();
    const read = readerOf(queue);
    queue.push(batch(1));
    queue.end();
    queue.push(batch(2));
    expect(await read()).toEqual([event(1)]);
    expect(await read()).toBeUndefined();
  });

  it('passes on the error it was ended with', async () => {
    const queue = new QueueDelivery();
    const next = readerOf(queue)();
    queue.end(new Error('over'));
    await expect(next).rejects.toThrow('over');
  });

  it('ends when the reader goes, while waiting or before', async () => {
    const queue = new QueueDelivery();
    const controller = new AbortController();
    const next = readerOf(queue, controller.signal)();
    controller.abort();
    expect(await next).toBeUndefined();
    queue.push(batch(1));
    expect(await readerOf(queue, controller.signal)()).toBeUndefined();
  });

  it('cuts off a reader that does not keep up', async () => {
    const queue = new QueueDelivery();
    for (let waiting = 0; waiting < EVENTS_WAITING; waiting += 1) queue.push(batch(waiting));
    queue.push(batch(EVENTS_WAITING));
    await expect(readerOf(queue)()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});
