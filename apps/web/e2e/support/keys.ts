import type { Locator, Page } from '@playwright/test';
import type { Person } from './actions.js';
import { expect } from './test.js';

const MOST_STEPS = 60;

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
}

/** Goes on by the Tab key, or back by Shift and Tab, until something has the focus. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < MOST_STEPS && !(await hasFocus(target)); step += 1) await page.keyboard.press(key);
  await expect(target, 'reached by the Tab key').toBeFocused();
}

/** Goes to something by the Tab key and presses it. */
export async function press(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

/** Goes to a field by the Tab key and writes into it. */
export async function fillByKeys(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Signs up by the keys, where the form is open. */
export async function fillSignUpByKeys(page: Page, who: Person): Promise<void> {
  await fillByKeys(page, page.getByLabel('Your name'), who.name);
  await fillByKeys(page, page.getByLabel('Email'), who.email);
  await fillByKeys(page, page.getByLabel('Username'), who.username);
  await fillByKeys(page, page.getByLabel('Password', { exact: true }), who.password);
  await page.keyboard.press('Enter');
}

/** Goes to a list of the system by the Tab key and chooses in it, by the first letters of the choice. */
export async function pick(page: Page, select: Locator, label: string): Promise<void> {
  await tabTo(page, select);
  await page.keyboard.type(label);
  await expect(select.getByRole('option', { selected: true })).toHaveText(label);
}

/** Chooses from an open menu or list, by the arrow keys. */
export async function choose(page: Page, item: Locator): Promise<void> {
  await expect(item).toBeVisible();
  // What was opened takes the focus a moment after it is seen.
  const list = page.locator('[role="menu"], [role="listbox"]').filter({ has: item });
  await expect.poll(() => list.evaluate((opened) => opened.contains(document.activeElement))).toBe(true);
  for (let step = 0; step < MOST_STEPS && !(await hasFocus(item)); step += 1) {
    await page.keyboard.press('ArrowDown');
    // A list moves the focus a moment after the key.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  }
  await expect(item, 'reached by the arrow keys').toBeFocused();
  await page.keyboard.press('Enter');
}

/** Goes back to the button of a menu, opens it and chooses from it. */
export async function chooseFrom(page: Page, button: string | RegExp, item: string): Promise<void> {
  await press(page, page.getByRole('button', { name: button }), 'Shift+Tab');
  await choose(page, page.getByRole('menuitem', { name: item }));
}

/** The focus is somewhere, and what has it can be seen to have it. */
export async function focusIsKept(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { activeElement } = document;
        if (!activeElement || activeElement === document.body) return 'nowhere';
        return activeElement.checkVisibility() ? 'somewhere' : 'on what is hidden';
      }),
    )
    .toBe('somewhere');
}

/** Leaves what is open by Escape; the focus is somewhere afterwards. */
export async function leave(page: Page, opened: Locator): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(opened).toHaveCount(0);
  await focusIsKept(page);
}
