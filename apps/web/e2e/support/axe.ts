import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.js';

/** What opens in front of a page. What lies behind is hidden, and no key leads there. */
const LAYERS = '[role="dialog"], [role="alertdialog"], [role="menu"]';

type Theme = 'light' | 'dark';

/** The rules that cannot be kept where something floats over the page, and why. */
async function except(page: Page): Promise<Record<string, { enabled: false }>> {
  const off = { enabled: false } as const;
  const isShown = async (what: string) => (await page.locator(what).count()) > 0;
  return {
    // The names of buttons and what is beside them stand at the end of the document, in no landmark.
    ...((await isShown('[role="tooltip"], [data-radix-popper-content-wrapper]')) && { region: off }),
    // What one can do with a message lies over what is above it, for as long as one looks.
    ...((await isShown('article [role="toolbar"]')) && { 'target-size': off }),
  };
}

async function violations(page: Page, theme: Theme, what: 'all' | 'colours'): Promise<string[]> {
  // Colours are measured at rest: what inherits one begins to change when that has changed.
  await page.evaluate(async (value) => {
    document.documentElement.dataset.theme = value;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const isChanging = () => document.getAnimations().some((animation) => animation instanceof CSSTransition);
    for (let calm = 0; calm < 3; calm = isChanging() ? 0 : calm + 1) await frame();
  }, theme);
  // There are no frames, so there is no need for the way that goes through them all.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if ((await page.locator(LAYERS).count()) > 0) axe.include(LAYERS);
  if (what === 'all') axe.options({ rules: { 'target-size': { enabled: true }, ...(await except(page)) } });
  else axe.options({ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } });
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${theme} ${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
  );
}

/** What a finger would have to aim at: smaller than 44 pixels, and not within a text. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, [role="option"], [role^="menuitem"], [role="gridcell"]',
    );
    return [...targets].flatMap((target) => {
      const isInText = target.matches('[dir="auto"] *, p *') && getComputedStyle(target).display === 'inline';
      if (isInText || !target.checkVisibility() || target.closest('[aria-hidden="true"], [inert]')) return [];
      // A field can be hit by its label too.
      const isHidden = target.matches('.sr-only');
      const area = (target.matches('input') && target.closest('label')) || target;
      const { width, height } = area.getBoundingClientRect();
      if ((isHidden && area === target) || Math.min(width, height) > 43.5) return [];
      return [`${Math.round(width)} × ${Math.round(height)}: ${target.outerHTML.slice(0, 200)}`];
    });
  });
}

/**
 * Whether a place can be used by everybody. At a desk in the light, and its colours in the dark too: only they differ
 * between the themes. On a phone in the dark, and by a finger.
 */
export async function check(page: Page, place: string): Promise<void> {
  const hasPointer = await page.evaluate(() => matchMedia('(hover: hover)').matches);
  const found = hasPointer
    ? [...(await violations(page, 'light', 'all')), ...(await violations(page, 'dark', 'colours'))]
    : [...(await violations(page, 'dark', 'all')), ...(await smallTargets(page))];
  expect.soft(found, place).toEqual([]);
}
