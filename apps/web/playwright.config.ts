import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { PROXY_PORT } from './e2e/support/cuttable-proxy.js';
import { MAIL_PORT } from './e2e/support/mail.js';

const port = Number(process.env.E2E_PORT ?? 3499);
const baseURL = `http://localhost:${port}`;
const installed = '/usr/bin/chromium';
const browser = process.env.CHROME_PATH ?? (existsSync(installed) ? installed : undefined);

/** A real browser on the real server, which serves the built client from a data folder of its own. */
export default defineConfig({
  testDir: 'e2e',
  // Pictures are no tests: PICTURES_DIR=somewhere npx playwright test pictures
  testIgnore: process.env.PICTURES_DIR ? [] : ['**/pictures*.spec.ts'],
  outputDir: 'e2e-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
  use: {
    baseURL,
    actionTimeout: 15_000,
    // Recording costs half of the time: npx playwright test --trace retain-on-failure
    trace: 'off',
    screenshot: 'only-on-failure',
    // Clicks wait until nothing moves. The stories by the keyboard and of attention are told with everything in motion.
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Requests that one answers are not seen by the tests that play with the network.
    serviceWorkers: 'block',
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
    },
  },
  webServer: {
    command: 'node e2e/support/server.mjs',
    url: `http://127.0.0.1:${port}/readyz`,
    env: {
      PORT: String(port),
      // The tests that cut the network come through a proxy.
      ALLOWED_ORIGINS: `http://localhost:${PROXY_PORT}`,
      SMTP_URL: `smtp://127.0.0.1:${MAIL_PORT}`,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
    },
    // The first start may have to fetch a database.
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
