import { MESSAGES } from '@confab/shared';
import type { Account } from '../../modules/auth/index.js';
import { errors } from '../../platform/errors.js';
import { newSecret, toId } from '../../platform/ids.js';
import type { Container } from '../container.js';
import type { AdminCommand } from './admin-command.js';

const PASSWORD_BITS = 120;

/** Does what was asked for and answers with the lines to print. */
export async function runAdminCommand({ auth }: Container, command: AdminCommand): Promise<string[]> {
  if (command.name === 'create') return create(auth, command);
  const account = await find(auth, command.login);
  if (command.name === 'promote') {
    await auth.accountChanges.setRole(account._id, 'admin');
    return [`${account.username} is an admin of the server.`];
  }
  const link = await auth.tools.passwordLink(account);
  if (link === null) throw errors.precondition(`${account.username} has no e-mail address, and so no password.`);
  return [`Within half an hour ${account.username} can choose a new password, once, at`, link];
}

/** The password is made here: as an argument it would stand in the history of the shell and in the list of processes. */
async function create(
  auth: Container['auth'],
  { username, email, displayName, admin }: Extract<AdminCommand, { name: 'create' }>,
): Promise<string[]> {
  const password = newSecret(PASSWORD_BITS);
  const userId = await auth.tools.create({ username, email, displayName, password });
  if (admin) await auth.accountChanges.setRole(userId, 'admin');
  const account = await auth.accounts.find(userId);
  const role = account?.role === 'admin' ? ', an admin of the server,' : '';
  return [`The account ${username}${role} is made (${toId(userId)}). Its password, which is kept nowhere:`, password];
}

async function find(auth: Container['auth'], login: string): Promise<Account> {
  const account = await auth.accounts.findByLogin(login);
  if (!account) throw errors.notFound(MESSAGES.userNotFound);
  return account;
}
