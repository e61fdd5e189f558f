import { type Db, MongoClient, ObjectId } from 'mongodb';
import { pino } from 'pino';
import { systemClock } from '../../../platform/clock.js';
import { EventBus } from '../../../platform/event-bus.js';
import { createMetrics } from '../../../platform/metrics.js';
import { ensureCollections } from '../../../platform/mongo/index.js';
import { changed, fixtureCollections, type NoteDocument, noted, opened, seated } from './halls.fixture.js';
import { entriesCommitted, RoomLog, type RoomLogEntry } from './index.js';
import type { LogPeers } from './room-owners.js';

/** One node's log over the fixture's kinds, with a record of what it published. */
export class FixtureNode implements AsyncDisposable {
  readonly client: MongoClient;
  readonly db: Db;
  readonly log: RoomLog;
  readonly published: RoomLogEntry[] = [];
  /** What other nodes would be told of. */
  readonly told: RoomLogEntry[] = [];

  private constructor(client: MongoClient, database: string, others: LogPeers | null) {
    this.client = client;
    this.db = client.db(database);
    const logger = pino({ level: 'silent' });
    const bus = new EventBus(logger);
    bus.connect({ send: (_name, { payload }) => void this.told.push(...payload.entries) });
    bus.subscribeHere(entriesCommitted, ({ entries }) => {
      this.published.push(...entries);
    });
    this.log = new RoomLog({ db: this.db, clock: systemClock, logger, metrics: createMetrics(), bus, others });
    this.log.register(opened);
    this.log.register(seated);
    this.log.register(noted);
    this.log.register(changed);
  }

  /** `appName` lets a failpoint aim at this node alone. */
  static async start(
    uri: string,
    database: string,
    appName = 'node',
    others: LogPeers | null = null,
  ): Promise<FixtureNode> {
    const client = await MongoClient.connect(uri, {
      appName,
      connectTimeoutMS: 2_000,
      serverSelectionTimeoutMS: 5_000,
      heartbeatFrequencyMS: 500,
      writeConcern: { w: 1 },
    });
    const node = new FixtureNode(client, database, others);
    await ensureCollections(node.db, fixtureCollections);
    return node;
  }

  async open(userIds: ObjectId[], name = new ObjectId().toHexString(), roomId = new ObjectId()): Promise<ObjectId> {
    await this.log.submit({ kind: 'opened', roomId, actorId: null, input: { name, userIds } });
    return roomId;
  }

  note(roomId: ObjectId, actorId: ObjectId, text: string, clientId?: string) {
    return this.log.submit({ kind: 'noted', roomId, actorId, ...(clientId && { clientId }), input: { text } });
  }

  change(roomId: ObjectId, actorId: ObjectId, noteId: ObjectId, text: string | null, clientId?: string) {
    return this.log.submit({
      kind: 'changed',
      roomId,
      actorId,
      ...(clientId && { clientId }),
      input: { noteId, text },
    });
  }

  seat(roomId: ObjectId, userId: ObjectId, active: boolean) {
    return this.log.submit({ kind: 'seated', roomId, actorId: null, input: { userId, active } });
  }

  notes(roomId: ObjectId): Promise<NoteDocument[]> {
    return this.db.collection<NoteDocument>('notes').find({ roomId }).sort({ rev: 1 }).toArray();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.log.close(1_000);
    await this.client.close();
  }
}
