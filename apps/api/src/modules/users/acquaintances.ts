import type { Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Config } from '../../platform/config/index.js';
import { toId, toObjectId } from '../../platform/ids.js';

/** One reason for which people know each other, as a module above knows it. Not everybody is known by whom they know. */
export interface AcquaintanceSource {
  /**
   * Whom a person knows. With `among` only those of it are asked for: a source may answer more, and will be cheaper if
   * it does not.
   */
  knownTo(userId: ObjectId, among?: readonly ObjectId[]): Promise<ObjectId[]>;
  /** Those of `among` who know a person. */
  whoKnow(userId: ObjectId, among: readonly ObjectId[]): Promise<ObjectId[]>;
}

/** Who may know of whom: oneself, those whom any source names, and everybody where the directory is the whole server. */
export class Acquaintances {
  readonly #sources: AcquaintanceSource[] = [];
  readonly #directory: Config['directory'];

  constructor(directory: Config['directory']) {
    this.#directory = directory;
  }

  /** Adds a reason for which people know each other. */
  registerAcquaintances(source: AcquaintanceSource): void {
    this.#sources.push(source);
  }

  /** All that a person may know of; null for everybody. */
  async knownTo(userId: ObjectId): Promise<ObjectId[] | null> {
    if (this.#directory === 'server') return null;
    return [...(await this.#named(userId))].map(toObjectId);
  }

  async visibleTo(callerId: ObjectId, userId: ObjectId): Promise<boolean> {
    return (await this.visibleAmong(callerId, [userId])).has(toId(userId));
  }

  async visibleAmong(callerId: ObjectId, userIds: readonly ObjectId[]): Promise<Set<Id>> {
    const asked = userIds.map(toId);
    if (this.#directory === 'server') return new Set(asked);
    const named = await this.#named(callerId, userIds);
    return new Set(asked.filter((id) => named.has(id)));
  }

  /** The other way round: those of `among` who may know of this person. */
  async whoKnow(userId: ObjectId, among: readonly ObjectId[]): Promise<Set<Id>> {
    const asked = among.map(toId);
    if (this.#directory === 'server' || among.length === 0) return new Set(asked);
    const answers = await Promise.all(this.#sources.map((source) => source.whoKnow(userId, among)));
    const named = new Set([toId(userId), ...answers.flat().map(toId)]);
    return new Set(asked.filter((id) => named.has(id)));
  }

  async #named(userId: ObjectId, among?: readonly ObjectId[]): Promise<Set<Id>> {
    const answers = await Promise.all(this.#sources.map((source) => source.knownTo(userId, among)));
    return new Set([toId(userId), ...answers.flat().map(toId)]);
  }
}
