import type { FeedEvent } from '@confab/shared';
import { describe, expect, it } from 'vitest';
import { EVENTS_WAITING, QueueDelivery } from './queue-delivery.js';

const event = (seq: number): FeedEvent => ({ type: 'read', roomId: '', userId: '', seq, version: 0 });
const never = new AbortController().signal;

describe('the queue before a reader', () => {
  it('gives what is waiting as one array', async () => {
    const queue = new QueueDelivery();
    queue.push([event(1)]);
    queue.push([event(2), event(3)]);
    expect(await queue.next(never)).toEqual([event(1), event(2), event(3)]);
  });

  it('waits for what is to come', async () => {
    const queue = new QueueDelivery();
    const next = queue.next(never);
    queue.push([event(1)]);
    expect(await next).toEqual([event(1)]);
  });

  it('ends when it is told to, after what was waiting', async () => {
    const queue = new QueueDelivery();
    queue.push([event(1)]);
    queue.end();
    queue.push([event(2)]);
    expect(await queue.next(never)).toEqual([event(1)]);
    expect(await queue.next(never)).toBeNull();
  });

  it('passes on the error it was ended with', async () => {
    const queue = new QueueDelivery();
    const next = queue.next(never);
    queue.end(new Error('over'));
    await expect(next).rejects.toThrow('over');
  });

  it('ends when the reader goes, while waiting or before', async () => {
    const queue = new QueueDelivery();
    const controller = new AbortController();
    const next = queue.next(controller.signal);
    controller.abort();
    expect(await next).toBeNull();
    queue.push([event(1)]);
    expect(await queue.next(controller.signal)).toBeNull();
  });

  it('cuts off a reader that does not keep up', async () => {
    const queue = new QueueDelivery();
    for (let waiting = 0; waiting < EVENTS_WAITING; waiting += 1) queue.push([event(waiting)]);
    queue.push([event(EVENTS_WAITING)]);
    await expect(queue.next(never)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});
