import type { Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { CollectionDefinition } from '../../platform/mongo/index.js';
import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import { type AcquaintanceSource, Acquaintances } from './acquaintances.js';
import { createUsersRouter } from './users.router.js';
import { UsersService } from './users.service.js';

export type { AcquaintanceSource } from './acquaintances.js';

/** Who may know of whom. */
export interface Users {
  /** Adds a reason for which people know each other. */
  registerAcquaintances(source: AcquaintanceSource): void;
  /** Whether the caller may know that this person exists: oneself, acquaintances, and everybody with DIRECTORY=server. */
  visibleTo(callerId: ObjectId, userId: ObjectId): Promise<boolean>;
  /** Those of `userIds` the caller may know of; whether there is such an account is another question. */
  visibleAmong(callerId: ObjectId, userIds: readonly ObjectId[]): Promise<Set<Id>>;
}

/** People's profiles, for those who may see them. */
export function createUsersModule(platform: Platform, dependencies: { auth: Pick<AuthModule, 'accounts'> }) {
  const acquaintances = new Acquaintances(platform.config.directory);
  const service = new UsersService({ accounts: dependencies.auth.accounts, acquaintances });
  const users: Users = acquaintances;
  const collections: CollectionDefinition[] = [];
  return { router: createUsersRouter(service), collections, users };
}
export type UsersModule = ReturnType<typeof createUsersModule>;
