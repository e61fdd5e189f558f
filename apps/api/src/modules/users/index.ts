import type { Id, User } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import { type AcquaintanceSource, Acquaintances } from './acquaintances.js';
import { AvatarFilesSlot } from './avatar-files.js';
import { OwnAccount } from './own-account.js';
import { userRelationsCollection } from './relations/relations.model.js';
import { RelationsRepository } from './relations/relations.repository.js';
import { RelationsService } from './relations/relations.service.js';
import { createUsersProcedures } from './users.router.js';
import { UsersService } from './users.service.js';

export type { AcquaintanceSource } from './acquaintances.js';
export type { AvatarFiles } from './avatar-files.js';

/** Who may know of whom. */
export interface Users {
  /** Adds a reason for which people know each other. */
  registerAcquaintances(source: AcquaintanceSource): void;
  /** Whether the caller may know that this person exists: oneself, acquaintances, and everybody with DIRECTORY=server. */
  visibleTo(callerId: ObjectId, userId: ObjectId): Promise<boolean>;
  /** Those of `userIds` the caller may know of; whether there is such an account is another question. */
  visibleAmong(callerId: ObjectId, userIds: readonly ObjectId[]): Promise<Set<Id>>;
  /** Those of `among` who may know of this person. */
  whoKnow(userId: ObjectId, among: readonly ObjectId[]): Promise<Set<Id>>;
  /** Those of `userIds` whom this person has blocked, or who have blocked this person; at most 5 s old. */
  blockedAmong(userId: ObjectId, userIds: readonly ObjectId[]): Promise<Set<Id>>;
  /** Profiles of these people for the caller, in their order; those who do not exist are left out. */
  present(callerId: ObjectId, userIds: readonly ObjectId[]): Promise<User[]>;
}

interface Dependencies {
  auth: Pick<AuthModule, 'accounts' | 'accountChanges'>;
}

/** People's profiles, for those who may see them, and what they are to each other. */
export function createUsersModule(platform: Platform, { auth: { accounts, accountChanges } }: Dependencies) {
  const acquaintances = new Acquaintances(platform.config.directory);
  const service = new UsersService({ accounts, acquaintances });
  const avatars = new AvatarFilesSlot();
  const ownAccount = new OwnAccount({ accounts, accountChanges, avatars });
  const repository = new RelationsRepository(platform.db);
  const relations = new RelationsService({ relations: repository, accounts, acquaintances, platform });
  const users: Users = {
    registerAcquaintances: (source) => acquaintances.registerAcquaintances(source),
    visibleTo: (callerId, userId) => acquaintances.visibleTo(callerId, userId),
    visibleAmong: (callerId, userIds) => acquaintances.visibleAmong(callerId, userIds),
    whoKnow: (userId, among) => acquaintances.whoKnow(userId, among),
    blockedAmong: (userId, userIds) => relations.blockedAmong(userId, userIds),
    present: (callerId, userIds) => service.present(callerId, userIds),
  };
  return {
    procedures: createUsersProcedures({ users: service, ownAccount, relations }),
    collections: [userRelationsCollection],
    users,
    /** Called once by the module of the files. */
    giveAvatars: avatars.give,
  };
}
export type UsersModule = ReturnType<typeof createUsersModule>;
