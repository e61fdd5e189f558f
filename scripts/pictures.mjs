// npm run pictures: takes the pictures of the README anew, in docs/pictures. With a folder (npm run pictures -- folder), those
// of every page at each width and in both themes, to look at.
import { join, resolve } from 'node:path';
import { BrowserError, findBrowser } from './find-browser.mjs';
import { root, runTool } from './run-tool.mjs';

const [folder] = process.argv.slice(2);
const which = folder === undefined ? 'pictures-of-readme' : 'pictures';
const into = folder === undefined ? join(root, 'docs', 'pictures') : resolve(folder);

async function takePictures() {
  const browser = await findBrowser(console.log);
  const built = await runTool(['turbo', 'run', 'build', '--output-logs=errors-only']);
  if (built !== 0) return built;
  return runTool(['playwright', 'test', which], {
    cwd: join(root, 'apps', 'web'),
    environment: { CHROME_PATH: browser, PICTURES_DIR: into },
  });
}

try {
  process.exitCode = await takePictures();
} catch (error) {
  console.error(error instanceof BrowserError ? error.message : error);
  process.exitCode = 1;
}
