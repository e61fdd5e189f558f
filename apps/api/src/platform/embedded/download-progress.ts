import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);

/** A sentence about how much has come so far. */
export function progressSentence(received: number, total: number): string {
  return `Downloaded ${megabytes(received)} of ${megabytes(total)} MB.`;
}

/** Says every two seconds how much has arrived in the folder, until the work is done. */
export async function withFolderProgress<T>(
  { folder, total, log }: { folder: string; total: number; log: (sentence: string) => void },
  work: Promise<T>,
): Promise<T> {
  const finished = new AbortController();
  const reporting = reportUntil(finished.signal, async () => {
    log(progressSentence(await folderSize(folder), total));
  });
  try {
    return await work;
  } finally {
    finished.abort();
    await reporting;
  }
}

async function reportUntil(signal: AbortSignal, report: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await sleep(2_000, undefined, { signal }).catch(() => {});
    if (!signal.aborted) await report();
  }
}

async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0, // gone since it was listed
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
