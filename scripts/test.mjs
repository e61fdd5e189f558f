// npm test: every test there is, those in a real browser included. The last line says how many passed and failed.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserError, findBrowser } from './find-browser.mjs';
import { root, runTool } from './run-tool.mjs';

const none = { passed: 0, failed: 0, skipped: 0 };

/** Tests beside the code, on a real replica set. */
async function runVitest(reports) {
  const report = join(reports, 'vitest.json');
  const code = await runTool(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  return counted('The tests beside the code', code, report, (json) => ({
    passed: json.numPassedTests,
    // A file that could not even be loaded has no tests that could fail.
    failed: json.numFailedTests + json.testResults.filter(isBrokenFile).length,
    skipped: json.numPendingTests + json.numTodoTests,
  }));
}

function isBrokenFile({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((result) => result.status === 'failed');
}

/** The client in a real browser, on a real server. */
async function runPlaywright(reports) {
  const folder = join(root, 'apps', 'web');
  const browser = await findBrowser(console.log);
  if ((await runTool(['turbo', 'run', 'build', '--output-logs=errors-only'])) !== 0) {
    return broken('The build for the browser tests has failed.');
  }
  const report = join(reports, 'playwright.json');
  const code = await runTool(['playwright', 'test', '--reporter=list,json'], {
    cwd: folder,
    environment: { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return counted('The browser tests', code, report, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }));
}

/** What a suite has reported. One that ends badly without naming a failed test counts as a failure itself. */
async function counted(suite, code, report, count) {
  const result = await readFile(report, 'utf8').then(
    (text) => count(JSON.parse(text)),
    () => null,
  );
  if (result === null) return broken(`${suite} have left no report.`);
  if (code === 0 || result.failed > 0) return result;
  console.error(`${suite} have ended with code ${code}, although none of them has failed: see above.`);
  return { ...result, failed: 1 };
}

function broken(sentence) {
  console.error(sentence);
  return { ...none, failed: 1 };
}

async function inOrder(reports) {
  const beside = await runVitest(reports);
  const inBrowser = await runPlaywright(reports).catch((error) => {
    return broken(error instanceof BrowserError ? error.message : error);
  });
  return [beside, inBrowser];
}

const reports = await mkdtemp(join(tmpdir(), 'test-reports-'));
const results = await inOrder(reports).finally(() => rm(reports, { recursive: true, force: true }));
const total = (outcome) => results.reduce((sum, result) => sum + result[outcome], 0);
const skipped = total('skipped');

if (total('passed') + total('failed') === 0) console.error('No test has run.');
process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;
console.log(`\n${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
