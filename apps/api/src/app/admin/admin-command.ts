import { parseArgs } from 'node:util';
import { displayNameSchema, emailSchema, loginSchema, usernameSchema } from '@confab/shared';
import { z } from 'zod';

/** What is to be done to the accounts. */
export type AdminCommand =
  | { name: 'create'; username: string; email: string; displayName: string; admin: boolean }
  | { name: 'promote' | 'password-link'; login: string };

export const USAGE = [
  'npm run admin -- create <username> <email> [name] [--admin]   makes an account and prints its password',
  'npm run admin -- promote <username or email>                  makes somebody an admin of the server',
  'npm run admin -- password-link <username or email>            prints a link to choose a new password with',
].join('\n');

const createSchema = z.tuple([usernameSchema, emailSchema, displayNameSchema]);
const loginArguments = z.tuple([loginSchema]);

/** Reads the arguments of the command line, or says in one sentence what is wrong with them. */
export function parseAdminCommand(given: readonly string[]): AdminCommand | { problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: { admin: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [name, ...rest] = positionals;
    if (name === 'create') {
      const [username = '', email = '', ...words] = rest;
      const displayName = words.join(' ') || username;
      const account = createSchema.parse([username, email, displayName]);
      return { name, username: account[0], email: account[1], displayName: account[2], admin: values.admin };
    }
    if (name === 'promote' || name === 'password-link') return { name, login: loginArguments.parse(rest)[0] };
    return { problem: USAGE };
  } catch (error) {
    return { problem: `${problemOf(error)}\n\n${USAGE}` };
  }
}

function problemOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return `This does not fit: ${issue?.message ?? 'unknown'}${issue && placeOf(issue.path)}.`;
  }
  return error instanceof Error ? error.message : String(error);
}

const PLACES = ['the first', 'the second', 'the third'];

function placeOf([index]: PropertyKey[]): string {
  return typeof index === 'number' ? ` (${PLACES[index] ?? 'an'} argument)` : '';
}
