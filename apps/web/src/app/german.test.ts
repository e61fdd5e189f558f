import { describe, expect, it } from 'vitest';
import { i18n } from '../shared/i18n/i18n';
import type { WordTree } from '../shared/i18n/word-types';
import { german } from './german';

// Every feature hands its English words to i18next when its file is loaded.
import.meta.glob('../**/words.ts', { eager: true });

const OPEN_PLACE = /\{\{[^}]*\}\}/gu;

/** All texts by their whole keys. */
function texts(tree: WordTree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...texts(value, `${path}${key}.`)],
    ),
  );
}

/** What a text leaves open. The form for one thing may leave its number out: "once". */
function placesOf(key: string, text: string): string[] {
  const places = [...new Set(text.match(OPEN_PLACE))].sort();
  return key.endsWith('_one') ? places.filter((place) => !place.startsWith('{{count')) : places;
}

const namespaces = Object.keys(i18n.getDataByLanguage('en') ?? {}).sort();

it('has a German side of every namespace', () => {
  expect(namespaces.length).toBeGreaterThan(10);
  // What the server says has no English words of ours.
  expect(Object.keys(german).sort()).toEqual([...namespaces, 'server'].sort());
});

describe.each(Object.entries(german).filter(([namespace]) => namespace !== 'server'))('%s', (namespace, words) => {
  const english = texts(i18n.getResourceBundle('en', namespace) ?? {});
  const translated = texts(words);

  it('has exactly the keys of English', () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leaves open what English leaves open', () => {
    for (const [key, text] of english) {
      expect(placesOf(key, translated.get(key) ?? ''), key).toEqual(placesOf(key, text));
    }
  });

  it('leaves nothing empty, and has no blanks at the ends', () => {
    for (const [key, text] of translated) expect(text, key).toMatch(/^\S(?:.*\S)?$/su);
  });
});
