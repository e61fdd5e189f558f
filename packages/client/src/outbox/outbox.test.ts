import type { Message } from '@confab/shared';
import { TRPCClientError } from '@trpc/client';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, sampleMessage } from '../feed/samples.fixture.js';
import { Outbox } from './outbox.js';
import { memoryStorage, type OutboxItem, type OutboxStorage, type SendInput } from './outbox-item.js';

const backOff = { baseMs: 1, capMs: 2 };
const rooms = [idOf(1), idOf(2)];

function refusal(code: string, httpStatus: number): TRPCClientError<never> {
  return TRPCClientError.from({ error: { code: -32_000, message: code, data: { code, httpStatus } } });
}

/** What may happen to a request: it is lost on the way there or back, put off, refused, or answered. */
type Fate = 'lost' | 'answerLost' | 'busy' | 'refused' | 'answered';

/** Stores each message once per `clientId`, as the server does. */
class StoringServer {
  readonly stored: SendInput[] = [];
  readonly #fates: Fate[];

  constructor(fates: Fate[] = []) {
    this.#fates = [...fates];
  }

  readonly send = async (input: SendInput): Promise<Message> => {
    const fate = this.#fates.shift() ?? 'answered';
    await Promise.resolve();
    if (fate === 'lost') throw new TRPCClientError('fetch failed');
    if (fate === 'busy') throw refusal('TOO_MANY_REQUESTS', 429);
    if (fate === 'refused') throw refusal('FORBIDDEN', 403);
    if (!this.stored.some(({ clientId }) => clientId === input.clientId)) this.stored.push(input);
    if (fate === 'answerLost') throw new TRPCClientError('WebSocket closed');
    return sampleMessage({ roomId: input.roomId, seq: 1, clientId: input.clientId });
  };
}

function settled(outbox: Outbox): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (outbox.items.get().some(({ state }) => state === 'pending')) return;
      stop();
      resolve();
    };
    const stop = outbox.items.subscribe(look);
    look();
  });
}

/** Keeps its items as a browser's database would, whatever becomes of the outbox. */
function keepingStorage(): OutboxStorage & { readonly items: Map<string, OutboxItem> } {
  const items = new Map<string, OutboxItem>();
  return {
    items,
    load: async () => [...items.values()],
    put: async (item) => void items.set(item.clientId, item),
    remove: async (clientId) => void items.delete(clientId),
  };
}

describe('the outbox', () => {
  it('sends everything exactly once and in order within a room, whatever happens on the way', async () => {
    const fate = fc.constantFrom<Fate>('lost', 'answerLost', 'busy', 'answered');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { maxLength: 12 }),
        fc.array(fc.constantFrom(...rooms), { minLength: 1, maxLength: 8 }),
        async (fates, targets) => {
          const server = new StoringServer(fates);
          const outbox = new Outbox({ send: server.send, backOff });
          await outbox.start(memoryStorage());
          const items = targets.map((roomId, index) => outbox.add({ roomId, body: `${index}` }));
          await settled(outbox);
          for (const roomId of rooms) {
            const wanted = items.filter((item) => item.roomId === roomId).map(({ clientId }) => clientId);
            const stored = server.stored.filter((input) => input.roomId === roomId).map(({ clientId }) => clientId);
            expect(stored).toEqual(wanted);
          }
          expect(outbox.items.get()).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps what was refused as failed, goes on with the rest, and tries again when told to', async () => {
    const server = new StoringServer(['refused']);
    const outbox = new Outbox({ send: server.send, backOff });
    await outbox.start(memoryStorage());
    const states: string[] = [];
    outbox.on('changed', ({ input, state }) => states.push(`${input.body} ${state}`));
    const first = outbox.add({ roomId: idOf(1), body: 'first' });
    outbox.add({ roomId: idOf(1), body: 'second' });
    await settled(outbox);
    expect(outbox.items.get()).toMatchObject([{ clientId: first.clientId, error: { code: 'FORBIDDEN' } }]);
    outbox.retry(first.clientId);
    await settled(outbox);
    expect(states).toEqual([
      'first pending',
      'second pending',
      'first failed',
      'second sent',
      'first pending',
      'first sent',
    ]);
  });

  it('throws away what its author discards', async () => {
    const server = new StoringServer(['refused']);
    const outbox = new Outbox({ send: server.send, backOff });
    const storage = keepingStorage();
    await outbox.start(storage);
    const item = outbox.add({ roomId: idOf(1), body: 'regretted' });
    await settled(outbox);
    outbox.discard(item.clientId);
    expect(outbox.items.get()).toEqual([]);
    expect(storage.items.size).toBe(0);
  });

  it('sends under the same clientId what an earlier program left behind', async () => {
    const storage = keepingStorage();
    const earlier = new Outbox({ send: () => new Promise<Message>(() => undefined), backOff });
    await earlier.start(storage);
    const { clientId } = earlier.add({ roomId: idOf(1), body: 'unsent' });
    await Promise.resolve();
    earlier.stop();
    const server = new StoringServer();
    const later = new Outbox({ send: server.send, backOff });
    await later.start(storage);
    await settled(later);
    expect(server.stored).toMatchObject([{ clientId, body: 'unsent' }]);
    expect(storage.items.size).toBe(0);
  });
});
