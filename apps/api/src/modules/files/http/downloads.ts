import type { ServerResponse } from 'node:http';
import type { Id } from '@confab/shared';
import { errors } from '../../../platform/errors.js';

/** More than a browser opens to one server, and few enough that one who does not read holds little memory. */
const AT_ONCE = 100;

/** Counts the downloads of each person that are under way. */
export class Downloads {
  readonly #open = new Map<Id, number>();

  /** Counts this one until its connection is done with it. */
  enter(userId: Id, response: ServerResponse): void {
    const open = this.#open.get(userId) ?? 0;
    if (open >= AT_ONCE) throw errors.tooManyRequests(1_000);
    this.#open.set(userId, open + 1);
    response.once('close', () => {
      const left = (this.#open.get(userId) ?? 1) - 1;
      if (left > 0) this.#open.set(userId, left);
      else this.#open.delete(userId);
    });
  }
}
