// Runs a tool of node_modules from the root of the repository, with its output going straight to the terminal.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

export const root = join(import.meta.dirname, '..');

const windows = process.platform === 'win32';

/**
 * @param {string[]} command the tool and its parameters
 * @param {{ cwd?: string, environment?: Record<string, string>, hear?: (text: string) => void }} [options]
 *   `hear` gets what the tool writes, besides the terminal
 * @returns {Promise<number>} its exit code
 */
export function runTool([tool, ...parameters], { cwd = root, environment = {}, hear } = {}) {
  const child = spawn(resolve(root, 'node_modules', '.bin', tool), parameters, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['inherit', hear ? 'pipe' : 'inherit', 'inherit'],
    shell: windows,
  });
  child.stdout?.on('data', (chunk) => {
    process.stdout.write(chunk);
    hear(String(chunk));
  });
  return new Promise((done) => {
    child.once('error', (error) => {
      console.error(`${tool} could not be started (${error.message}): run npm ci.`);
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}
