import { type Id, MESSAGES } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import type { TeamsModule } from '../teams/index.js';
import type { UsersModule } from '../users/index.js';

/** Whom people may ask into a conversation. */
export class InvitedPeople {
  readonly #users: UsersModule['users'];
  readonly #teams: TeamsModule['teams'];

  constructor(options: { users: UsersModule['users']; teams: TeamsModule['teams'] }) {
    this.#users = options.users;
    this.#teams = options.teams;
  }

  /**
   * The other people of a conversation, each once: those the caller may know and with whom there is no block either way.
   * Who has left the server can only be found again in what there is already.
   */
  async check(me: ObjectId, ids: readonly Id[], options: { deactivated: boolean }): Promise<ObjectId[]> {
    const others = [...new Set(ids)].map(toObjectId).filter((id) => !id.equals(me));
    const visible = await this.#users.visibleAmong(me, others);
    // Of whom one may know, there may still be nobody of that id.
    const accounts = await this.#users.present(me, others);
    const present = accounts.filter(
      ({ id, deactivatedAt }) => visible.has(id) && (options.deactivated || deactivatedAt === null),
    );
    if (present.length < others.length) throw errors.notFound(MESSAGES.userNotFound);
    if ((await this.#users.blockedAmong(me, others)).size > 0) throw errors.forbidden(MESSAGES.blocked);
    return others;
  }

  /** What somebody is where there is no team: `guest` for who is nothing else anywhere, or null. */
  async roleWithoutTeam(userId: ObjectId): Promise<'guest' | null> {
    const memberships = await this.#teams.membershipsOf(userId);
    return memberships.length > 0 && memberships.every(({ role }) => role === 'guest') ? 'guest' : null;
  }
}
