import type { Document } from 'mongodb';
import type { Logger } from '../logger.js';
import { FrameWriter, readFrame } from './frames.js';
import { RedisAwayError, type RedisLink } from './redis-link.js';

type Answerer = (payload: Document) => Promise<Document>;

/** Another node did not answer in time. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** How long one waits, in milliseconds. A node that is slow is told from one that is gone. */
export interface Patience {
  /** For the word that the question was heard, which comes at once. */
  heard: number;
  /** For the answer. */
  answered: number;
}

interface PendingCall {
  heard: () => void;
  resolve: (payload: Document) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** Questions to one other node, and their answers. Any of them may be lost. */
export class PeerCalls {
  readonly #link: RedisLink;
  readonly #logger: Logger;
  readonly #writer: FrameWriter;
  readonly #answerers = new Map<string, Answerer>();
  readonly #pending = new Map<number, PendingCall>();
  readonly #stop: () => void;
  #number = 0;

  constructor({ link, logger }: { link: RedisLink; logger: Logger }) {
    this.#link = link;
    this.#logger = logger;
    this.#writer = new FrameWriter(link.nodeId, (channel, message) => {
      // Who asked has a deadline.
      link.publish(channel, message).catch(() => {});
    });
    const inbox = link.inboxOf(link.nodeId);
    this.#stop = link.listen({
      onMessage: (channel, message) => {
        if (channel === inbox) this.#receive(message);
      },
      onDown: () => this.#failAll(),
    });
  }

  /** Says how questions of a kind are answered here. An error gives no answer. */
  answer(question: string, answerer: Answerer): void {
    this.#answerers.set(question, answerer);
  }

  /** Asks a node; rejects if that takes too long. */
  ask(nodeId: string, question: string, payload: Document, patience: Patience): Promise<Document> {
    if (!this.#link.isUp) return Promise.reject(new RedisAwayError());
    this.#number += 1;
    const number = this.#number;
    this.#writer.write(this.#link.inboxOf(nodeId), { question, number, payload });
    return new Promise<Document>((resolve, reject) => {
      const giveUpAfter = (milliseconds: number) =>
        setTimeout(() => {
          this.#pending.delete(number);
          reject(new NoAnswerError(`No answer to ${question}`));
        }, milliseconds);
      const call: PendingCall = {
        timer: giveUpAfter(patience.heard),
        heard: () => {
          clearTimeout(call.timer);
          call.timer = giveUpAfter(patience.answered);
        },
        resolve,
        reject,
      };
      this.#pending.set(number, call);
    });
  }

  close(): void {
    this.#stop();
    this.#failAll();
  }

  #receive(message: Buffer): void {
    const frame = readFrame(message, this.#logger);
    if (!frame) return;
    for (const document of frame.documents) {
      if (typeof document.number !== 'number') continue;
      if (typeof document.question === 'string') void this.#answer(frame.from, document);
      else if (document.heard === true) this.#pending.get(document.number)?.heard();
      else this.#settle(document.number, document.payload);
    }
  }

  async #answer(from: string, { question, number, payload }: Document): Promise<void> {
    try {
      this.#writer.write(this.#link.inboxOf(from), { number, heard: true });
      const answer = await this.#answerers.get(question)?.(payload);
      if (answer) this.#writer.write(this.#link.inboxOf(from), { number, payload: answer });
    } catch (error) {
      this.#logger.warn({ err: error, question }, 'A question of another node was not answered');
    }
  }

  #settle(number: number, payload: Document): void {
    const call = this.#pending.get(number);
    if (!call) return;
    this.#pending.delete(number);
    clearTimeout(call.timer);
    call.resolve(payload);
  }

  #failAll(): void {
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(new RedisAwayError());
    }
    this.#pending.clear();
  }
}
