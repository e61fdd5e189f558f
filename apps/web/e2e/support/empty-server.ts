import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '@confab/api/bench';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect } from './test.js';

const script = fileURLToPath(new URL('./server.mjs', import.meta.url));

/** A server on which nobody has ever been: whoever comes first is its administrator. */
export class EmptyServer implements AsyncDisposable {
  readonly #address: string;
  readonly #process: ChildProcess;
  readonly #pages: Page[] = [];

  private constructor(port: number) {
    this.#address = `http://localhost:${port}`;
    this.#process = spawn(process.execPath, [script], {
      stdio: 'ignore',
      env: { ...process.env, PORT: String(port), RATE_LIMITS: 'off', LOG_LEVEL: 'warn' },
    });
  }

  static async start(): Promise<EmptyServer> {
    const server = new EmptyServer(await freePort());
    await expect(async () => {
      expect((await fetch(`${server.#address}/readyz`)).ok).toBe(true);
    }).toPass({ timeout: 60_000 });
    return server;
  }

  /** Somebody's browser on this server. */
  async visit(newPage: (options: BrowserContextOptions) => Promise<Page>): Promise<Page> {
    const page = await newPage({ baseURL: this.#address });
    this.#pages.push(page);
    return page;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // First those who are connected: its end is not what is tested.
    await Promise.all(this.#pages.map((page) => page.context().close()));
    this.#process.kill('SIGTERM');
    await once(this.#process, 'exit');
  }
}
