import { readFile } from 'node:fs/promises';
import type { Db } from 'mongodb';

/** The kernel counts the time of processes in hundredths of a second. */
const MS_PER_TICK = 10;

/** What a database has spent since it started, in milliseconds. */
export interface DatabaseTime {
  /** From the first to the last moment of all reads, by its own account: other work of the machine is in it. */
  reading: number;
  /** Of the processor, by the account of the kernel; null where it keeps none that can be read. */
  cpu: number | null;
}

export async function databaseTime(db: Db): Promise<DatabaseTime> {
  const { opLatencies, pid } = await db.admin().serverStatus();
  return { reading: Number(opLatencies.reads.latency) / 1_000, cpu: await cpuTime(Number(pid)) };
}

async function cpuTime(pid: number): Promise<number | null> {
  try {
    // After the name, which stands in brackets and may be anything; user and system time are the 14th and 15th fields.
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  } catch {
    return null;
  }
}
