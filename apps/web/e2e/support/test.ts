import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';

/** What a browser complains about, as far as nobody said that it may. */
class Complaints {
  readonly #seen: string[] = [];
  // Playwright itself says so where it blocks them.
  readonly #allowed: RegExp[] = [/Service Worker registration blocked by Playwright/];

  watch(page: Page): void {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#seen.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#seen.push(`uncaught: ${error.stack ?? error.message}`));
  }

  /** The test provokes this one. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  get unexpected(): string[] {
    return this.#seen.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
  }
}

interface Fixtures {
  complaints: Complaints;
  /** A new person's browser: cookies, storage and network of its own. */
  newPage: (options?: BrowserContextOptions) => Promise<Page>;
}

async function openPage(browser: Browser, complaints: Complaints, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  complaints.watch(page);
  return page;
}

/** Tests that fail on any error or warning in the browser's console. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  complaints: async ({}, use) => {
    const complaints = new Complaints();
    await use(complaints);
    expect(complaints.unexpected, 'the console of the browser').toEqual([]);
  },
  newPage: async ({ browser, complaints, contextOptions }, use) => {
    const pages: Page[] = [];
    await use(async (options = {}) => {
      const page = await openPage(browser, complaints, { ...contextOptions, ...options });
      pages.push(page);
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

export { expect };
