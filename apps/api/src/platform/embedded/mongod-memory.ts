import { totalmem } from 'node:os';

const GIGABYTE = 1024 ** 3;

/**
 * How many gigabytes `mongod` may keep in memory of what it stores, for a machine or container of so many bytes: an eighth,
 * since others live there too, between the 0.25 that it takes at least and 2. Where people write at full speed, 0.25 is
 * soon full of what has yet to go to the disk, and each change then costs `mongod` three times as much.
 */
export function cacheGigabytes(memory: number): number {
  return Math.min(2, Math.max(0.25, Math.floor((memory / GIGABYTE / 8) * 100) / 100));
}

/** The memory of this machine, or of the container around this process if that has less. */
export function availableMemory(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}
