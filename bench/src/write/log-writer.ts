import { randomUUID } from 'node:crypto';
import type { Container } from '@confab/api/bench';
import { ObjectId } from 'mongodb';
import { text } from '../world/texts.js';

interface LogWriterOptions {
  container: Pick<Container, 'rooms'>;
  roomIds: readonly string[];
  userIds: readonly string[];
  /** How many of the changes are edits and reactions. */
  changesShare?: number;
  /** In how many of the rooms each sender writes. */
  roomsOfSender?: number;
}

/** In so many rooms somebody writes, unless it is said otherwise. */
const ROOMS_OF_SENDER = 4;

/** Says things in rooms through the room log itself, one person per sender, in a few of the rooms each. */
export class LogWriter {
  readonly #container: Pick<Container, 'rooms'>;
  readonly #roomIds: ObjectId[];
  readonly #userIds: ObjectId[];
  readonly #changesShare: number;
  readonly #roomsOfSender: number;
  /** What each person said last. */
  readonly #last = new Map<ObjectId, { roomId: ObjectId; messageId: ObjectId; body: string }>();
  readonly #said: ObjectId[] = [];
  #number = 0;

  constructor({ container, roomIds, userIds, changesShare = 0, roomsOfSender = ROOMS_OF_SENDER }: LogWriterOptions) {
    this.#container = container;
    this.#roomIds = roomIds.map((id) => new ObjectId(id));
    this.#userIds = userIds.map((id) => new ObjectId(id));
    this.#changesShare = changesShare;
    this.#roomsOfSender = roomsOfSender;
  }

  /** The ids of all messages so far. */
  get said(): string[] {
    return this.#said.map((id) => id.toHexString());
  }

  /** One more change by this sender. */
  async write(sender: number): Promise<void> {
    const number = this.#number++;
    const actorId = this.#userIds[sender % this.#userIds.length];
    const room = sender * this.#roomsOfSender + (number % this.#roomsOfSender);
    const roomId = this.#roomIds[room % this.#roomIds.length];
    if (!actorId || !roomId) throw new Error('There is nobody or nowhere to write');
    const said = this.#last.get(actorId);
    const isChange = Math.floor((number + 1) * this.#changesShare) > Math.floor(number * this.#changesShare);
    if (isChange && said) await this.#change(number, actorId, said);
    else await this.#say(number, actorId, roomId);
  }

  async #say(number: number, actorId: ObjectId, roomId: ObjectId): Promise<void> {
    const messageId = new ObjectId();
    const body = text(number);
    await this.#container.rooms.log.submit({
      kind: 'message.created',
      roomId,
      actorId,
      clientId: randomUUID(),
      input: {
        messageId,
        body,
        attachments: [],
        mentions: { users: [], all: null },
        replyToId: null,
        threadRootId: null,
        refusal: null,
        teamRole: 'member',
      },
    });
    this.#said.push(messageId);
    this.#last.set(actorId, { roomId, messageId, body });
  }

  async #change(
    number: number,
    actorId: ObjectId,
    { roomId, messageId, body }: { roomId: ObjectId; messageId: ObjectId; body: string },
  ): Promise<void> {
    const target = { messageId, teamRole: 'member' };
    const mentions = { users: [], all: null };
    const isEdit = number % 2 === 0;
    await this.#container.rooms.log.submit({
      kind: isEdit ? 'message.edited' : 'message.reacted',
      roomId,
      actorId,
      input: isEdit ? { ...target, body: `${body} ${number}`, mentions } : { ...target, ...reaction(number) },
    });
  }
}

/** Each a different one: the same again would change nothing. */
function reaction(number: number): { emoji: string; action: 'add' } {
  return { emoji: EMOJI[number % EMOJI.length] ?? '👍', action: 'add' };
}

const EMOJI = ['👍', '❤️', '😂', '🎉', '👀', '🚀', '✅', '🙏', '🔥', '💯', '😮'];
