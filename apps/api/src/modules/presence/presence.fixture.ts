import type { FeedEvent, Id, Presence } from '@confab/shared';
import { expect } from 'vitest';
import type { Person, TestNode } from '../../testing/index.js';

/** One open socket of somebody who has signed in. */
export class OpenSocket implements AsyncDisposable {
  /** What the feed has told of people's presence, each event by itself. */
  readonly told: Presence[][] = [];
  readonly #socket: ReturnType<Person['socket']>;

  protected constructor(socket: ReturnType<Person['socket']>) {
    this.#socket = socket;
  }

  static async of(person: Person): Promise<OpenSocket> {
    const socket = new OpenSocket(person.socket());
    await socket.client.users.me.query();
    return socket;
  }

  get client() {
    return this.#socket.client;
  }

  /** Opens a feed on it. */
  async listen(): Promise<this> {
    const events: FeedEvent[] = [];
    this.client.events.feed.subscribe(undefined, {
      onData: (told) => {
        events.push(...told);
        for (const event of told) if (event.type === 'presence') this.told.push(event.users);
      },
    });
    await expect.poll(() => events.length, { interval: 10 }).toBeGreaterThan(0);
    return this;
  }

  async watch(...people: Person[]): Promise<void> {
    await this.client.presence.watch.mutate({ userIds: people.map(({ user }) => user.id) });
  }

  /** The last that was told of somebody. */
  statusOf({ user }: Person): Presence['status'] | undefined {
    return this.told.flat().findLast(({ userId }) => userId === user.id)?.status;
  }

  /** Whoever was told of. */
  get people(): Set<Id> {
    return new Set(this.told.flat().map(({ userId }) => userId));
  }

  close(): Promise<void> {
    return this.#socket.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** Waits until the node has as many sockets of somebody. */
export async function expectSockets(node: TestNode, { user }: Person, count: number): Promise<void> {
  const sockets = () => node.container.connections.ofUser(user.id).length;
  await expect.poll(sockets, { interval: 10 }).toBe(count);
}
