import { useSyncExternalStore } from 'react';
import { i18n, LANGUAGES, type Language } from './i18n';
import type { WordTree } from './word-types';

/** What one may choose; `system` follows the browser. */
export type LanguageChoice = Language | 'system';

/** Fetches all words of a language that does not come with the features. */
type Loader = () => Promise<Readonly<Record<string, WordTree>>>;

const STORAGE_KEY = 'confab.language';
const loaded = new Set<Language>(['en']);
const listeners = new Set<() => void>();
let loaders: Partial<Record<Language, Loader>> = {};
let choice: LanguageChoice = 'system';
let changes = 0;

function readChoice(): LanguageChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return LANGUAGES.find((known) => known === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

function writeChoice(next: LanguageChoice): void {
  try {
    if (next === 'system') localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // Holds until the page is left.
  }
}

const languageOfTag = (tag: string) => LANGUAGES.find((known) => known === tag.toLowerCase().split('-')[0]);

/** The first language of a browser that Confab speaks, else English. */
export function systemLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const language = languageOfTag(tag);
    if (language) return language;
  }
  return 'en';
}

/** What is most usual where the browser does not speak the language itself. */
const usualLocales = { en: 'en-GB', de: 'de-DE' } as const satisfies Record<Language, string>;

/** How numbers and dates are written: as the browser does in this language where it speaks it, else as is usual. */
export function localeFor(language: Language, tags: readonly string[]): string {
  return tags.find((tag) => languageOfTag(tag) === language) ?? usualLocales[language];
}

let knownTags: readonly string[] | null = null;

/** What the browser speaks, asked once: that takes long, and each time on the page is written by it. */
function browserTags(): readonly string[] {
  // Unit tests run without a browser.
  if (typeof window === 'undefined') return [];
  knownTags ??= navigator.languages;
  return knownTags;
}

/** The language of the page. */
export function currentLanguage(): Language {
  return LANGUAGES.find((known) => known === i18n.language) ?? 'en';
}

/** The locale for `Intl`, in the language of the page. */
export function currentLocale(): string {
  return localeFor(currentLanguage(), browserTags());
}

async function load(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  for (const [namespace, words] of Object.entries((await loaders[language]?.()) ?? {})) {
    i18n.addResourceBundle(language, namespace, words);
  }
  loaded.add(language);
}

async function change(next: LanguageChoice): Promise<void> {
  changes += 1;
  const mine = changes;
  const language = next === 'system' ? systemLanguage(browserTags()) : next;
  await load(language);
  // Somebody has chosen again meanwhile.
  if (mine !== changes) return;
  choice = next;
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** Sets the language before the page is drawn for the first time. Where its words do not come, it stays English. */
export async function startLanguage(given: typeof loaders): Promise<void> {
  loaders = given;
  const follow = () => change(readChoice()).catch(() => undefined);
  window.addEventListener('languagechange', () => {
    knownTags = null;
    void follow();
  });
  window.addEventListener('storage', (event) => {
    if (event.key === STORAGE_KEY) void follow();
  });
  await follow();
}

/** Sets the language for this browser. Fails, and changes nothing, where its words cannot be fetched. */
export async function chooseLanguage(next: LanguageChoice): Promise<void> {
  await change(next);
  writeChoice(choice);
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The chosen language. */
export function useLanguageChoice(): LanguageChoice {
  return useSyncExternalStore(subscribe, () => choice);
}

/** The language of the page, followed as it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}
