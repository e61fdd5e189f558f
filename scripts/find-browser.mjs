// Finds a Chromium for the browser tests, or fetches one. Alone (node scripts/find-browser.mjs) it prints the path.
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { packagedBrowser } from './packaged-browser.mjs';
import { root } from './run-tool.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** A browser that cannot be had, in one sentence for a person. */
export class BrowserError extends Error {
  name = 'BrowserError';
}

/**
 * In this order: CHROME_PATH, one on the PATH, Playwright's own, and last one out of an npm package.
 * @param {(sentence: string) => void} log
 * @returns {Promise<string>} the path of the browser
 */
export async function findBrowser(log) {
  if (process.env.CHROME_PATH) {
    await requireWorking(process.env.CHROME_PATH);
    return process.env.CHROME_PATH;
  }
  for await (const browser of installed()) {
    const problem = await problemOf(browser);
    if (problem === null) return browser;
    log(`Passing over ${browser}: ${problem}.`);
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new BrowserError('No Chromium was found: install Chrome or Edge, or name one in CHROME_PATH.');
  }
  const { plain, withLibraries } = packagedBrowser(log);
  const browser = await plain();
  if ((await problemOf(browser)) === null) return browser;
  const independent = await withLibraries();
  await requireWorking(independent);
  return independent;
}

async function* installed() {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
      const file = join(folder, name);
      if (await isExecutable(file)) yield file;
    }
  }
  const { chromium } = createRequire(join(root, 'apps', 'web', 'package.json'))('@playwright/test');
  if (await isExecutable(chromium.executablePath())) yield chromium.executablePath();
}

async function requireWorking(browser) {
  const problem = await problemOf(browser);
  if (problem !== null) {
    throw new BrowserError(
      `The browser ${browser} cannot be used: ${problem}; install what is missing (on Debian and Ubuntu: apt-get install chromium), or name another in CHROME_PATH.`,
    );
  }
}

/** Null if it runs, else half a sentence: the libraries that it lacks, where that is why. */
async function problemOf(browser) {
  try {
    await promisify(execFile)(browser, ['--version'], { timeout: 30_000 });
    return null;
  } catch (error) {
    const text = `${error.stderr ?? ''}${error.message}`;
    const first = /error while loading shared libraries: ([^:\s]+)/.exec(text)?.[1];
    if (first === undefined) return `it does not run (${text.trim().split('\n').at(-1)})`;
    const missing = new Set([first, ...(await librariesMissing(browser))]);
    return `it lacks the ${missing.size > 1 ? 'libraries' : 'library'} ${[...missing].join(', ')}`;
  }
}

/** The loader names only the first one. */
async function librariesMissing(browser) {
  const { stdout } = await promisify(execFile)('ldd', [browser]).catch(() => ({ stdout: '' }));
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library);
}

function isExecutable(file) {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

if (process.argv[1] === import.meta.filename) {
  try {
    console.log(await findBrowser((sentence) => console.error(sentence)));
  } catch (error) {
    console.error(error instanceof BrowserError ? error.message : error);
    process.exitCode = 1;
  }
}
