import { statfs } from 'node:fs/promises';
import { EmbeddedMongoError, systemErrorCode } from './embedded-mongo-error.js';

/** Refuses at once where the disk has no room, rather than failing half-way. */
export async function requireSpace(folder: string, bytes: number, purpose: string): Promise<void> {
  if ((await freeBytes(folder)) < bytes) {
    throw diskFull(folder, `${purpose} needs ${Math.round(bytes / 1_000_000)} MB free`);
  }
}

/** How much of the disk that holds the folder this user may still fill. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** The one sentence for a full disk. */
export function diskFull(folder: string, detail: string): EmbeddedMongoError {
  return new EmbeddedMongoError('disk-full', `The disk that holds ${folder} is full: ${detail}.`);
}

/** Gives the errors of the file system that a person can mend their sentence; others pass. */
export function explainFileError(error: unknown, folder: string): unknown {
  switch (systemErrorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder, 'free some space and start again');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new EmbeddedMongoError('not-writable', `The folder ${folder} cannot be written to by this user.`);
    case 'ENOTDIR':
    case 'EEXIST':
      return new EmbeddedMongoError('not-writable', `${folder} cannot be a folder because a file is in its way.`);
    default:
      return error;
  }
}
