/// <reference path="./emoji-modules.d.ts" />
/** An emoji and what it can be found by. */
export interface KnownEmoji {
  emoji: string;
  group: number;
  label: string;
  tags: readonly string[];
  /** Between colons they stand for the emoji: `tada`. */
  shortNames: readonly string[];
  /** In the order of the tones, from light to dark; empty where there are none. */
  skins: readonly string[];
}

/** All emoji in a language. */
export interface EmojiSet {
  emojis: readonly KnownEmoji[];
  groups: readonly (readonly [number, string])[];
  tones: readonly (readonly ['dark' | 'light' | 'medium-dark' | 'medium-light' | 'medium', string])[];
}

const sources = {
  en: () => import('virtual:emoji/en'),
  de: () => import('virtual:emoji/de'),
};

/** The language of the page, as far as emoji have names in it. */
export function emojiLanguage(): keyof typeof sources {
  return document.documentElement.lang.startsWith('de') ? 'de' : 'en';
}

const loaded = new Map<string, Promise<EmojiSet>>();

async function read(language: keyof typeof sources): Promise<EmojiSet> {
  const { default: data } = await sources[language]();
  return {
    groups: data.groups,
    tones: data.tones,
    emojis: data.emojis.map(([emoji, group, label, tags, shortNames, skins = []]) => ({
      emoji,
      group,
      label,
      tags: tags.split(' ').filter(Boolean),
      shortNames: shortNames.split(' ').filter(Boolean),
      skins,
    })),
  };
}

/** Loads all emoji, once for each language. */
export function loadEmoji(language = emojiLanguage()): Promise<EmojiSet> {
  const held = loaded.get(language) ?? read(language);
  loaded.set(language, held);
  held.catch(() => loaded.delete(language));
  return held;
}
