import type { Document } from 'mongodb';
import type { Logger } from '../logger.js';
import { FrameWriter, readFrame } from './frames.js';
import { RedisAwayError, type RedisLink } from './redis-link.js';
import { whenLate } from './when-late.js';

type Answerer = (payload: Document) => Promise<Document>;

/** Another node did not answer in time. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** After so long without an answer it is said that a question was heard; much later, it might come too late under load. */
const HEARD_MS = 50;

/** With so much of its time taken since the last questions, a node is busy. */
const BUSY = 0.9;

/** How long one waits, in milliseconds. A node that is slow is told from one that is gone. */
export interface Patience {
  /** For the word that the question was heard, which comes where the answer takes longer than `HEARD_MS`. */
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
  #lastLook = performance.eventLoopUtilization();

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
      const giveUpAfter = (milliseconds: number): NodeJS.Timeout => {
        const timer = whenLate(milliseconds, () => giveUp(timer));
        return timer;
      };
      const giveUp = (timer: NodeJS.Timeout) => {
        if (call.timer !== timer || !this.#pending.delete(number)) return;
        reject(new NoAnswerError(`No answer to ${question}`));
      };
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

  /** Says now what waits for the end of the turn. */
  flush(): void {
    this.#writer.flush();
  }

  close(): void {
    this.#stop();
    this.#failAll();
  }

  #receive(message: Buffer): void {
    const frame = readFrame(message, { logger: this.#logger });
    if (!frame) return;
    const questions: Document[] = [];
    for (const document of frame.documents) {
      const { number, question, heard, payload } = document;
      if (Array.isArray(heard)) for (const one of heard) this.#pending.get(one)?.heard();
      else if (typeof number !== 'number') continue;
      else if (typeof question === 'string') questions.push(document);
      else this.#settle(number, payload);
    }
    if (questions.length > 0) this.#answerAll(this.#link.inboxOf(frame.from), questions);
  }

  /** What is answered soon needs no word that it was heard. A node that is busy says it at once: its timers are late. */
  #answerAll(inbox: string, questions: readonly Document[]): void {
    const open = new Set<unknown>(questions.map(({ number }) => number));
    const sayHeard = () => this.#writer.write(inbox, { heard: [...open] });
    const { utilization } = performance.eventLoopUtilization(this.#lastLook);
    this.#lastLook = performance.eventLoopUtilization();
    if (utilization > BUSY) sayHeard();
    const timer = setTimeout(sayHeard, HEARD_MS).unref();
    for (const question of questions) {
      void this.#answer(inbox, question).finally(() => {
        open.delete(question.number);
        if (open.size === 0) clearTimeout(timer);
      });
    }
  }

  async #answer(inbox: string, { question, number, payload }: Document): Promise<void> {
    try {
      const answer = await this.#answerers.get(question)?.(payload);
      if (!answer) return;
      this.#writer.write(inbox, { number, payload: answer });
      // Before all else that is done in this turn: who asked may have the next thing to say.
      process.nextTick(() => this.#writer.flush());
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
