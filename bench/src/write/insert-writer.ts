import { randomUUID } from 'node:crypto';
import { type Collection, type Document, MongoClient, ObjectId } from 'mongodb';
import { text, word } from '../world/texts.js';

/** The plain way: one `insertOne` for each message into a collection without indexes of its own. */
export class InsertWriter {
  readonly #messages: Collection<Document>;
  readonly #rooms = Array.from({ length: 50 }, () => new ObjectId());
  readonly #people = Array.from({ length: 64 }, () => new ObjectId());
  #number = 0;

  private constructor(readonly client: MongoClient) {
    this.#messages = client.db().collection('plainMessages');
  }

  static async connect(uri: string): Promise<InsertWriter> {
    const client = await MongoClient.connect(uri, {
      writeConcern: { w: 'majority', journal: true },
      maxPoolSize: 100,
      compressors: ['none'],
    });
    return new InsertWriter(client);
  }

  /** The same document that a message of ours is. */
  async write(sender: number): Promise<void> {
    const number = this.#number++;
    const now = new Date();
    await this.#messages.insertOne({
      roomId: this.#rooms[number % this.#rooms.length],
      seq: number,
      rev: number,
      clientId: randomUUID(),
      senderId: this.#people[sender % this.#people.length],
      type: 'text',
      body: text(number),
      system: null,
      attachments: [],
      mentions: [],
      mentionsAll: null,
      replyToId: null,
      threadRootId: null,
      reactions: [],
      pinnedAt: null,
      editedAt: null,
      editCount: 0,
      deletedAt: null,
      terms: Array.from({ length: 8 }, (_, at) => word(number + at)),
      createdAt: now,
      updatedAt: now,
    });
  }
}
