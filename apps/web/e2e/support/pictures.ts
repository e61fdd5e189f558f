import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const folder = process.env.PICTURES_DIR;

export const WIDE = { width: 1440, height: 900 };
export const MIDDLE = { width: 1024, height: 768 };
export const NARROW = { width: 390, height: 844 };

/** Takes a page in each of the sizes and themes. */
export async function take(
  page: Page,
  name: string,
  sizes = [WIDE, MIDDLE, NARROW],
  themes = ['light', 'dark'],
): Promise<void> {
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const theme of themes) {
      await page.evaluate((value) => {
        document.documentElement.dataset.theme = value;
      }, theme);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.waitForTimeout(350);
      await page.screenshot({ path: join(folder, `${name}-${size.width}-${theme}.png`) });
    }
  }
  await page.setViewportSize(WIDE);
}
