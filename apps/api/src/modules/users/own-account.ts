import type { Me, usersUpdateMeInput } from '@confab/shared';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import type { AccountChanges, Accounts, ProfileChange } from '../auth/index.js';
import type { AvatarFilesSlot } from './avatar-files.js';

interface OwnAccountOptions {
  accounts: Accounts;
  accountChanges: AccountChanges;
  avatars: AvatarFilesSlot;
}

/** Who asks, and from where: passwords are not to be guessed here either. */
interface Asking {
  caller: Caller;
  address: string;
}

/** What people do with their own account. */
export class OwnAccount {
  readonly #options: OwnAccountOptions;

  constructor(options: OwnAccountOptions) {
    this.#options = options;
  }

  async update({ caller, address }: Asking, input: z.output<typeof usersUpdateMeInput>): Promise<Me> {
    const { accounts, accountChanges, avatars } = this.#options;
    const userId = toObjectId(caller.userId);
    const account = await accounts.find(userId);
    if (!account) throw errors.unauthorized();
    if (input.email !== undefined && input.email !== account.email) {
      const password = input.currentPassword ?? '';
      await accountChanges.demandPassword(userId, { password, field: 'currentPassword', address });
    }
    const change: ProfileChange = {
      ...changeOf(input),
      ...(input.avatarFileId !== undefined && {
        avatarFileId: await avatars.get().claim(userId, input.avatarFileId),
      }),
    };
    return accounts.toMe(await accountChanges.changeProfile(userId, change));
  }

  async deactivate({ caller, address }: Asking, password: string): Promise<void> {
    const { accountChanges } = this.#options;
    const userId = toObjectId(caller.userId);
    await accountChanges.demandPassword(userId, { password, field: 'password', address });
    await accountChanges.deactivate(userId);
  }
}

/** What was said, and nothing of what was not: a field that is there without a value would be cleared. */
function changeOf(input: z.output<typeof usersUpdateMeInput>): ProfileChange {
  const { displayName, username, email, bio, status } = input;
  return {
    ...(displayName !== undefined && { displayName }),
    ...(username !== undefined && { username }),
    ...(email !== undefined && { email }),
    ...(bio !== undefined && { bio: bio ?? '' }),
    ...(status !== undefined && { status }),
  };
}
