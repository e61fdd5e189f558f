import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Emoji, MessagesDataset, ShortcodesDataset } from 'emojibase';
import type { Plugin } from 'vite';

const PREFIX = 'virtual:emoji/';
/** Newer ones are empty boxes on many systems that are in use. */
const NEWEST_VERSION = 15;
/** The parts of which others are made: tones of skin, letters of flags. */
const COMPONENTS = 'component';

const require = createRequire(import.meta.url);

async function readData<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(require.resolve(`emojibase-data/${path}`), 'utf8'));
}

/** A sign that is an emoji by itself needs nothing to say so; what others write would be another text. */
function plain(emoji: string): string {
  return emoji.replace(/(\p{Emoji_Presentation})\uFE0F/gu, '$1');
}

function isSingleTone({ tone }: Emoji): boolean {
  return typeof tone === 'number';
}

/** What the client needs of the emoji of a language, as short as it can be said. */
async function emojiData(locale: string) {
  const [emojis, messages, shortcodes] = await Promise.all([
    readData<Emoji[]>(`${locale}/data.json`),
    readData<MessagesDataset>(`${locale}/messages.json`),
    readData<ShortcodesDataset>('en/shortcodes/github.json'),
  ]);
  const groups = messages.groups.filter(({ key }) => key !== COMPONENTS);
  const known = new Set(groups.map(({ order }) => order));
  return {
    groups: groups.map(({ order, message }) => [order, message]),
    tones: messages.skinTones.map(({ key, message }) => [key, message]),
    emojis: emojis
      .filter(({ group, version }) => group !== undefined && known.has(group) && version <= NEWEST_VERSION)
      .map((emoji) => [
        plain(emoji.emoji),
        emoji.group,
        emoji.label,
        (emoji.tags ?? []).join(' '),
        [shortcodes[emoji.hexcode] ?? []].flat().join(' '),
        ...(emoji.skins ? [emoji.skins.filter(isSingleTone).map((skin) => plain(skin.emoji))] : []),
      ]),
  };
}

/**
 * Makes `virtual:emoji/<language>` of the data in `emojibase-data`: a module that is loaded when it is wanted, from this
 * server as everything else.
 */
export function emojiModules(): Plugin {
  return {
    name: 'emoji-modules',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const data = JSON.stringify(await emojiData(id.slice(PREFIX.length + 1)));
      // Browsers read a long JSON text faster than the same as a program.
      return `export default JSON.parse(${JSON.stringify(data)});`;
    },
  };
}
