import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * A process as it is written into a file: its id and when it began. The id alone is not enough, since ids are used
 * again, and in a container the server has the same small id at every start.
 */
export interface ProcessMark {
  pid: number;
  /** Null where the system does not tell. */
  startedAt: string | null;
}

/** Marks a process that is running now. */
export async function markProcess(pid: number): Promise<ProcessMark> {
  return { pid, startedAt: await startOf(pid) };
}

/** Whether that very process is still running. A zombie, which nobody has collected yet, is not. */
export async function isRunning(mark: ProcessMark): Promise<boolean> {
  if (!exists(mark.pid)) return false;
  const startedAt = await startOf(mark.pid);
  if (startedAt === 'zombie') return false;
  // It may have ended between the two looks; then nothing tells when it began.
  if (startedAt === null) return exists(mark.pid);
  return mark.startedAt === null || startedAt === mark.startedAt;
}

/** Reads a mark from what was parsed from a file; null for anything else. */
export function parseProcessMark(value: unknown): ProcessMark | null {
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('startedAt' in value)) return null;
  const { pid, startedAt } = value;
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return null;
  return { pid, startedAt: typeof startedAt === 'string' ? startedAt : null };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function startOf(pid: number): Promise<string | 'zombie' | null> {
  if (process.platform === 'linux') return startOnLinux(pid);
  if (process.platform === 'win32') return null;
  return promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', `${pid}`]).then(
    ({ stdout }) => (stdout.trim().startsWith('Z') ? 'zombie' : stdout.trim().replace(/^\S+\s+/, '') || null),
    () => null,
  );
}

async function startOnLinux(pid: number): Promise<string | 'zombie' | null> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field, the name in brackets, may hold blanks and brackets itself: count from behind it.
    const [state, ...fields] = status.slice(status.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return 'zombie';
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const ticksAfterBoot = fields[18];
    return ticksAfterBoot === undefined ? null : `${boot.trim()}+${ticksAfterBoot}`;
  } catch {
    return null;
  }
}
