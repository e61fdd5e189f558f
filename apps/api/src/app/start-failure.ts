import { ConfigError } from '../platform/config/index.js';
import { EmbeddedMongoError } from '../platform/embedded/index.js';

/** What the sentences name. */
interface Circumstances {
  host: string;
  port: number;
  dataDirectory: string;
}

/** A reason not to start, in one sentence for a person. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The one sentence that tells a person what to do about an error of the start; null for an error that is our fault. */
export function startFailure(error: unknown, { host, port, dataDirectory }: Circumstances): string | null {
  if (error instanceof ConfigError || error instanceof EmbeddedMongoError || error instanceof StartError) {
    return error.message;
  }
  if (!(error instanceof Error)) return null;
  if (/ServerSelection|MongoNetwork/.test(error.name)) {
    return 'The MongoDB of MONGODB_URI cannot be reached: check the address, and that it runs.';
  }
  if (/MongoParse|MongoInvalidArgument/.test(error.name)) {
    return 'MONGODB_URI is not a connection string that MongoDB understands.';
  }
  switch ('code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken: stop what uses it, or choose another one with PORT.`;
    case 'EACCES':
      return `Port ${port} on ${host} may not be used by this user: choose one above 1023 with PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST is ${host}, which is not an address of this machine.`;
    case 'ENOSPC':
    case 'EDQUOT':
    case OUT_OF_DISK_SPACE:
      return `The disk that holds ${dataDirectory} is full: free some space and start again.`;
    case AUTHENTICATION_FAILED:
      return 'MongoDB refused the name and password in MONGODB_URI.';
    default:
      return null;
  }
}

/** MongoDB's own numbers. */
const OUT_OF_DISK_SPACE = 14_031;
const AUTHENTICATION_FAILED = 18;
