import { type Id, LIMITS, MESSAGES, type UserRef } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { errors } from '../../../platform/errors.js';
import { eventsMissed } from '../../../platform/event-bus.js';
import { toId, toObjectId } from '../../../platform/ids.js';
import type { Platform } from '../../../platform/platform.js';
import type { Caller } from '../../../platform/trpc.js';
import { type Accounts, FreshCache } from '../../auth/index.js';
import type { Acquaintances } from '../acquaintances.js';
import { relationsChanged } from './relations.events.js';
import type { RelationKind } from './relations.model.js';
import type { Relation, RelationsRepository } from './relations.repository.js';

const MAXIMUM_AGE = 5_000;
const CACHED = 20_000;
const LIMIT = {
  blocked: { count: LIMITS.peopleBlocked, message: MESSAGES.tooManyBlocked },
  muted: { count: LIMITS.peopleMuted, message: MESSAGES.tooManyMuted },
} as const;

interface RelationsOptions {
  relations: RelationsRepository;
  accounts: Pick<Accounts, 'find' | 'refs'>;
  acquaintances: Acquaintances;
  platform: Pick<Platform, 'bus' | 'clock'>;
}

/** Whom people have blocked or muted. Nobody is told that it was done to them. */
export class RelationsService {
  readonly #options: RelationsOptions;
  readonly #blocked: FreshCache<Set<Id>>;

  constructor(options: RelationsOptions) {
    const { bus, clock } = options.platform;
    this.#options = options;
    this.#blocked = new FreshCache({ clock, maximumAge: MAXIMUM_AGE, maximumSize: CACHED });
    bus.subscribeEverywhere(relationsChanged, ({ userId }) => this.#blocked.invalidate(userId));
    bus.subscribe(eventsMissed, () => this.#blocked.clear());
  }

  async add(caller: Caller, kind: RelationKind, otherId: Id): Promise<void> {
    if (otherId === caller.userId) throw errors.badInput('userId', MESSAGES.notYourself);
    const { relations, accounts, acquaintances, platform } = this.#options;
    const relation = relationOf(caller, kind, otherId);
    const visible = await acquaintances.visibleTo(relation.userId, relation.otherUserId);
    if (!visible || !(await accounts.find(relation.otherUserId))) throw errors.notFound(MESSAGES.userNotFound);
    if (!(await relations.insert(relation, platform.clock.now()))) return;
    // Several may have come at once: whoever finds the limit passed takes back its own.
    if ((await relations.count(relation.userId, kind)) > LIMIT[kind].count) {
      await relations.remove(relation);
      throw errors.precondition(LIMIT[kind].message);
    }
    await platform.bus.publish(relationsChanged, { userId: caller.userId });
  }

  async remove(caller: Caller, kind: RelationKind, otherId: Id): Promise<void> {
    const { relations, platform } = this.#options;
    await relations.remove(relationOf(caller, kind, otherId));
    await platform.bus.publish(relationsChanged, { userId: caller.userId });
  }

  async list(caller: Caller, kind: RelationKind): Promise<UserRef[]> {
    const { relations, accounts } = this.#options;
    const userIds = await relations.of(toObjectId(caller.userId), kind);
    const refs = await accounts.refs(userIds);
    return userIds.flatMap((userId) => refs.get(toId(userId)) ?? []);
  }

  /** Those of `userIds` whom this person has blocked, or who have blocked this person. */
  async blockedAmong(userId: ObjectId, userIds: readonly ObjectId[]): Promise<Set<Id>> {
    const me = toId(userId);
    const others = userIds.map(toId);
    const blocked = await this.#blocked.getMany([me, ...others], (missing) =>
      this.#options.relations.blockedBy(missing.map(toObjectId)),
    );
    return new Set(others.filter((other) => blocked.get(me)?.has(other) || blocked.get(other)?.has(me)));
  }
}

function relationOf(caller: Caller, kind: RelationKind, otherId: Id): Relation {
  return { userId: toObjectId(caller.userId), kind, otherUserId: toObjectId(otherId) };
}
