import type { Id } from '@confab/shared';
import { toObjectId } from '../../platform/ids.js';
import type { AuthModule } from '../auth/index.js';
import type { UsersModule } from '../users/index.js';

interface KnownPeopleOptions {
  users: Pick<UsersModule['users'], 'visibleAmong'>;
  accounts: Pick<AuthModule['accounts'], 'refs'>;
}

/** Whose presence a person may know of. */
export class KnownPeople {
  readonly #options: KnownPeopleOptions;

  constructor(options: KnownPeopleOptions) {
    this.#options = options;
  }

  /** Those of `userIds` who exist, and whom the person may know of. */
  async among(personId: Id, userIds: readonly Id[]): Promise<Set<Id>> {
    if (userIds.length === 0) return new Set();
    const { users, accounts } = this.#options;
    const ids = userIds.map(toObjectId);
    const [visible, refs] = await Promise.all([users.visibleAmong(toObjectId(personId), ids), accounts.refs(ids)]);
    return new Set(userIds.filter((userId) => visible.has(userId) && refs.has(userId)));
  }
}
