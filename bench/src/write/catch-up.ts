import type { HttpClient } from '@confab/api/bench';
import { openHttpClient } from '@confab/api/bench';
import type { Row } from '../harness/row.js';
import { startNodeChild } from './two-nodes.js';

const ROOMS = 4;
const PAGE = 100;

/** Somebody who asks again and again what has come since, and keeps account of it. */
class Reader {
  readonly #seen = new Map<string, number>();
  #rev = 0;
  gaps = 0;
  doubles = 0;

  constructor(
    readonly client: HttpClient,
    readonly roomId: string,
    from: number,
  ) {
    this.#rev = from;
  }

  has(messageId: string): boolean {
    return this.#seen.has(messageId);
  }

  /** One look; true where there is no more for now. */
  async look(): Promise<boolean> {
    const { messages, upToRev, more } = await this.client.messages.changes.query({
      roomId: this.roomId,
      sinceRev: this.#rev,
      limit: PAGE,
    });
    // Nothing but messages comes here: each number must bring one.
    const revs = new Set(messages.map(({ rev }) => rev));
    for (let rev = this.#rev + 1; rev <= upToRev; rev += 1) if (!revs.has(rev)) this.gaps += 1;
    for (const { id, rev } of messages) {
      if (this.#seen.has(id)) this.doubles += 1;
      this.#seen.set(id, rev);
    }
    this.#rev = upToRev;
    return !more;
  }

  async readOn(isOver: () => boolean): Promise<void> {
    while (!isOver()) await this.look();
    while (!(await this.look()));
  }
}

export const catchUp: Row = {
  id: 'catch-up',
  title: 'Messages missed, gaps and doubles of readers that catch up while two servers write to the same rooms',
  goal: { text: '= 0', comparator: '=', value: 0, of: 'ours' },
  async measure(context) {
    const mongodbUri = await context.database();
    // They know nothing of each other, and meet at every head.
    const writers = [startNodeChild(context), startNodeChild(context)] as const;
    const url = await writers[0].ask('start', { mongodbUri });
    await writers[1].ask('start', { mongodbUri });
    const { accessToken, ...places } = await writers[0].ask('populate', { people: 16, rooms: ROOMS });
    for (const writer of writers) await writer.ask('prepare', places);
    const client = openHttpClient(url, accessToken);
    const readers = await Promise.all(
      places.roomIds.map(async (roomId) => {
        const { rev } = await client.messages.list.query({ roomId, limit: 1 });
        return new Reader(client, roomId, rev);
      }),
    );
    let isOver = false;
    const load = { senders: 16, milliseconds: context.quick ? 3_000 : 15_000 };
    const writing = Promise.all(writers.map((writer) => writer.ask('write', load))).finally(() => {
      isOver = true;
    });
    await Promise.all([writing, ...readers.map((reader) => reader.readOn(() => isOver))]);
    const said = (await Promise.all(writers.map((writer) => writer.ask('said', undefined)))).flat();
    const missed = said.filter((id) => !readers.some((reader) => reader.has(id))).length;
    const gaps = readers.reduce((sum, reader) => sum + reader.gaps, 0);
    const doubles = readers.reduce((sum, reader) => sum + reader.doubles, 0);
    const note = `${missed} missed, ${gaps} gaps, ${doubles} doubles among ${said.length} messages in ${ROOMS} rooms, without owners`;
    return { ours: missed + gaps + doubles, baseline: null, unit: 'faults', note };
  },
};
