import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** Packages of this repository are read from their sources: tests need no build. */
const conditions = ['source', 'module', 'node', 'development|production'];
const fromSource = { resolve: { conditions }, ssr: { resolve: { conditions, externalConditions: ['source'] } } };

/** The projects whose tests run on a real replica set. */
const withMongo = {
  environment: 'node',
  globalSetup: [`${import.meta.dirname}/apps/api/src/testing/global-setup.ts`],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};
/** These play with the process they run in, and get one of their own. */
const ofTheProcess = ['src/app/lifecycle.test.ts'];
const tests = ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'];

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, '**/e2e/**'],
    // Most tests wait for a database, a clock or a socket, not for the processor: two at a time also on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { ...fromSource, test: { name: 'shared', root: 'packages/shared', include: tests, environment: 'node' } },
      { ...fromSource, test: { name: 'client', root: 'packages/client', include: tests, ...withMongo } },
      {
        ...fromSource,
        // To read the server's modules anew for each file would take longer than the tests.
        test: { name: 'api', root: 'apps/api', include: tests, exclude: ofTheProcess, isolate: false, ...withMongo },
      },
      { ...fromSource, test: { name: 'process', root: 'apps/api', include: ofTheProcess, environment: 'node' } },
      { ...fromSource, test: { name: 'bench', root: 'bench', include: tests, environment: 'node' } },
      {
        extends: './apps/web/vite.config.ts',
        ...fromSource,
        test: { name: 'web', root: 'apps/web', include: tests, environment: 'node' },
      },
    ],
  },
});
