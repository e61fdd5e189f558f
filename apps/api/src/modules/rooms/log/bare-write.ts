import { type Db, type Document, MongoServerError } from 'mongodb';
import { DUPLICATE_KEY, indexOfMessage } from '../../../platform/mongo/index.js';

/** Updates of one collection, as the command of that name takes them. */
export interface Update {
  q: Document;
  u: Document;
  upsert?: boolean;
}

/** A write that MongoDB refused for itself: which of its command, and by which index if by one. */
export interface Refusal {
  at: number;
  index: string | null;
  reason: string;
}

const OPTIONS = {
  ordered: true,
  writeConcern: { w: 'majority', j: true, wtimeout: 5_000 },
  maxTimeMS: 5_000,
} as const;

const TOO_LARGE = 10334;
/** Codes of refusals that concern the one document: duplicate key, failed validation, too large. */
const REFUSALS: ReadonlySet<unknown> = new Set<unknown>([DUPLICATE_KEY, 121, TOO_LARGE, 17419, 17420]);

type BareWrite =
  | { type: 'insert'; collection: string; writes: readonly Document[] }
  | { type: 'update'; collection: string; writes: readonly Update[] };

/**
 * Ordered writes, acknowledged by a majority: null where all of it is done, or the one write at which MongoDB stopped;
 * throws where neither is known. They are not repeated by the driver, which would have MongoDB note every single update
 * for it, at a third of their cost.
 */
export async function writeBare(db: Db, write: BareWrite): Promise<Refusal | null> {
  try {
    return refusalOf(await db.command(toCommand(write)));
  } catch (error) {
    if (isTooLarge(error)) return writeHalves(db, write, error);
    throw error;
  }
}

function toCommand({ type, collection, writes }: BareWrite): Document {
  return { [type]: collection, [type === 'insert' ? 'documents' : 'updates']: writes, ...OPTIONS };
}

/** Said by MongoDB, or by the driver before it has sent anything: 16 MB is the most that a command may have. */
function isTooLarge(error: unknown): error is Error {
  return error instanceof RangeError || (error instanceof MongoServerError && error.code === TOO_LARGE);
}

async function writeHalves(db: Db, write: BareWrite, { message }: Error): Promise<Refusal | null> {
  const half = Math.floor(write.writes.length / 2);
  if (half === 0) return { at: 0, index: null, reason: message };
  const early = await writeBare(db, sliceOf(write, 0, half));
  if (early) return early;
  const late = await writeBare(db, sliceOf(write, half));
  return late && { ...late, at: late.at + half };
}

function sliceOf<Write extends BareWrite>(write: Write, from: number, to?: number): Write {
  return { ...write, writes: write.writes.slice(from, to) };
}

/** A no is only a write error of a known code without a write-concern error beside it. */
function refusalOf({ writeErrors, writeConcernError }: Document): Refusal | null {
  if (writeConcernError) throw new Error(`No majority has acknowledged it: ${writeConcernError.errmsg}`);
  const [first]: Document[] = Array.isArray(writeErrors) ? writeErrors : [];
  if (!first) return null;
  const reason = typeof first.errmsg === 'string' ? first.errmsg : `code ${first.code}`;
  if (!REFUSALS.has(first.code)) throw new Error(reason);
  return { at: Number(first.index), index: first.code === DUPLICATE_KEY ? indexOfMessage(reason) : null, reason };
}
