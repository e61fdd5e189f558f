import { usernameSchema } from '@confab/shared';

/** A username made from somebody's name, or nothing where none can be made. */
export function suggestUsername(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .slice(0, 32)
    .replace(/^\.+|\.+$/g, '');
  return usernameSchema.safeParse(plain).success ? plain : '';
}
