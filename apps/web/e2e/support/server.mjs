// Runs the built server on a data folder of its own, which goes with it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../api/dist/main.js', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'confab-e2e-'));
const server = spawn(process.execPath, [main], {
  stdio: 'inherit',
  // In a group of its own: it is told once, by us, and stops its database in peace.
  detached: true,
  env: { ...process.env, DATA_DIR: folder },
});

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.kill('SIGTERM'));
server.on('exit', async (code) => {
  await rm(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});
