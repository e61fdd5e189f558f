import { randomBytes } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { expect } from './test.js';

export interface Person {
  name: string;
  username: string;
  email: string;
  password: string;
}

/** Somebody who is not in the database yet. */
export function person(name: string): Person {
  const username = `${name.toLowerCase()}-${randomBytes(4).toString('hex')}`;
  return { name, username, email: `${username}@example.org`, password: 'seven small turtles' };
}

/** Fills in the form for a new account, wherever it is open. */
export async function fillSignUp(page: Page, who: Person): Promise<void> {
  await page.getByLabel('Your name').fill(who.name);
  await page.getByLabel('Email').fill(who.email);
  await page.getByLabel('Username').fill(who.username);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Create account' }).click();
}

/** A new account, as far as the page that welcomes it. */
export async function signUp(page: Page, who: Person): Promise<void> {
  await page.goto('/sign-up');
  await fillSignUp(page, who);
  await expect(page.getByRole('heading', { name: `Hello, ${who.name}` })).toBeVisible();
}

/** Makes a team on the page of welcome; ends in its first channel. */
export async function createTeam(page: Page, name: string): Promise<void> {
  await page.getByLabel('Team name').fill(name);
  await page.getByRole('button', { name: 'Create team' }).click();
  await expect(page.getByRole('heading', { name: 'general', exact: true })).toBeVisible();
}

/** Makes an invitation link. */
export async function invite(page: Page): Promise<string> {
  await page.getByRole('button', { name: /menu of the team/ }).click();
  await page.getByRole('menuitem', { name: 'Invite people' }).click();
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await page.getByRole('button', { name: 'Close' }).click();
  return link;
}

/** Comes in by a link, with a new account. */
export async function joinByLink(page: Page, link: string, who: Person): Promise<void> {
  await page.goto(link);
  await page.getByRole('link', { name: 'Create account' }).click();
  await fillSignUp(page, who);
  await page.getByRole('button', { name: 'Join team' }).click();
  await expect(page.getByRole('heading', { name: 'general', exact: true })).toBeVisible();
}

export function composer(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Message to/ });
}

/** Writes a message and waits until the server has it. */
export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await expect(message(page, text)).toHaveAttribute('data-seq', /\d+/);
}

/** A message by its text. */
export function message(page: Page, text: string): Locator {
  return page.getByRole('log').getByRole('article').filter({ hasText: text });
}

/** A room's line in the sidebar. */
export function roomLink(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Channels and conversations' }).getByRole('link', { name });
}

/** Opens a direct conversation by the dialog. */
export async function openDirect(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New direct message' }).first().click();
  await page.getByRole('combobox', { name: 'Search people by name' }).fill(name);
  await page.getByRole('option', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Two people in one team's first channel. */
export async function twoPeople(newPage: () => Promise<Page>, team: string) {
  const [anna, ben] = [await newPage(), await newPage()];
  const [annaIs, benIs] = [person('Anna'), person('Ben')];
  await signUp(anna, annaIs);
  await createTeam(anna, team);
  await joinByLink(ben, await invite(anna), benIs);
  return { anna, ben, annaIs, benIs };
}

/** Signs in with a password. */
export async function signIn(page: Page, who: Pick<Person, 'username' | 'password'>): Promise<void> {
  await page.getByLabel('Email or username').fill(who.username);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The texts of all messages in view, in order. */
export async function texts(page: Page): Promise<string[]> {
  return page.getByRole('log').locator('article[data-seq] [dir="auto"]').allTextContents();
}

/** Holds back the first answer from an address, as the server gave it; returns what lets it through. */
export async function holdBackFrom(page: Page, address: RegExp): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    address,
    async (route) => {
      const response = await route.fetch();
      await released;
      // The page may have given it up meanwhile.
      await route.fulfill({ response }).catch(() => undefined);
    },
    { times: 1 },
  );
  return release;
}

/** Holds back the first answer of a procedure, as the server read it; returns what lets it through. */
export function holdBack(page: Page, procedure: string): Promise<() => void> {
  return holdBackFrom(page, new RegExp(`/trpc/[^?]*${procedure.replace('.', '\\.')}`));
}

/** Tries to connect at once, unless it has come back by itself by then. */
export async function tryNow(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Try now' });
  await expect(async () => {
    if (await button.isVisible()) await button.click({ timeout: 1_000 });
  }).toPass();
}
