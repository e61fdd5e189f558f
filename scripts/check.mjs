// npm run check: all that can be said about the code without running it. Every step runs, whatever the others say.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run-tool.mjs';

const workspaces = ['packages/shared', 'packages/client', 'apps/api', 'apps/web', 'examples', 'bench'];

const steps = [
  // From scratch: what TypeScript remembers from its last run does not notice changed options and global declarations.
  { name: 'types', run: () => runTool(['tsc', '-b', '--force']) },
  { name: 'format and lint', run: () => runTool(['biome', 'check', '--error-on-warnings', '.']) },
  { name: 'promises, environment, clock', run: () => runTool(['eslint', '--max-warnings=0', '.']) },
  { name: 'import rules', run: checkImports },
  { name: 'unused code', run: () => runTool(['knip']) },
  { name: 'lock file', run: () => runTool([process.execPath, join(root, 'scripts/complete-lock.mjs'), '--check']) },
];

/** Without a TypeScript that it understands, dependency-cruiser skips all of ours and is content. */
async function checkImports() {
  let output = '';
  const code = await runTool(
    ['depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'examples', 'bench'],
    {
      hear: (text) => {
        output += text;
      },
    },
  );
  const seen = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  const present = workspaces.flatMap(sourceFiles).length;
  if (seen >= present) return code;
  console.error(`dependency-cruiser has seen ${seen} modules, but there are ${present} TypeScript files.`);
  return 1;
}

function sourceFiles(workspace) {
  return readdirSync(join(root, workspace, 'src'), { recursive: true }).filter((name) => /\.tsx?$/.test(name));
}

const failed = [];
for (const { name, run } of steps) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(2, 72 - name.length))}`);
  const start = performance.now();
  const code = await run();
  if (code !== 0) failed.push(name);
  console.log(`${code === 0 ? 'ok' : 'FAILED'} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
