import type { ResourceNamespaceMap } from 'i18next';
import { i18n } from './i18n';
import type { Words, WordTree } from './word-types';

type Value = string | number;
type Values = Readonly<Record<string, Value>>;

/** Of one phrase, with different values. */
const MOST_REMEMBERED = 500;
const OPEN_PLACE = /\{\{(\w+)(?:, \w+)?\}\}/gu;

/** The names of what a text leaves open. */
function openPlaces(text: string): string[] {
  return [...new Set([...text.matchAll(OPEN_PLACE)].flatMap(([, name]) => name ?? []))];
}

/**
 * Hands English words to i18next and gives back the view by which a feature reads them in the language of the page.
 * What is read from it holds until the language changes: read it while drawing, not when a file is loaded.
 */
export function wordsOf<Name extends keyof ResourceNamespaceMap>(
  namespace: Name,
  english: ResourceNamespaceMap[Name],
): Words<ResourceNamespaceMap[Name]> {
  i18n.addResourceBundle('en', namespace, english);
  return viewOf(namespace, english);
}

/** The view of a namespace whose words i18next has already. */
export function viewOf<English extends object>(namespace: string, english: English): Words<English>;
export function viewOf(namespace: string, english: WordTree): object {
  return viewOfGroup(namespace, english, '');
}

function viewOfGroup(namespace: string, tree: WordTree, path: string): object {
  const view = {};
  for (const [key, value] of Object.entries(tree)) {
    if (key.endsWith('_one')) continue;
    const name = key.replace(/_other$/u, '');
    const counted = name !== key;
    const define = (property: PropertyDescriptor) =>
      Object.defineProperty(view, name, { enumerable: true, ...property });
    if (typeof value !== 'string') {
      define({ value: viewOfGroup(namespace, value, `${path}${key}.`) });
      continue;
    }
    const one = tree[`${name}_one`];
    const places = openPlaces(counted && typeof one === 'string' ? `{{count}}${one}${value}` : value);
    const translate = remembered(places, (replace) =>
      // Values stand apart from the options, so that none can be taken for one.
      i18n.t(path + name, {
        ns: namespace,
        defaultValue: value,
        replace,
        ...(counted && { count: Number(replace.count) }),
      }),
    );
    define(places.length === 0 ? { get: () => translate({}) } : { value: phrase(places, translate) });
  }
  return view;
}

function phrase([first = '', ...others]: readonly string[], translate: (values: Values) => string) {
  if (others.length > 0) return translate;
  return (value: Value) => translate({ [first]: value });
}

/**
 * Keeps what was translated, until the language changes or it is much: lists draw the same texts again and again, and
 * i18next takes 20 to 100 µs for one.
 */
function remembered(places: readonly string[], translate: (values: Values) => string): (values: Values) => string {
  let language: string | undefined;
  const known = new Map<string, string>();
  return (values) => {
    if (language !== i18n.language || known.size >= MOST_REMEMBERED) known.clear();
    language = i18n.language;
    const key = places.map((place) => values[place]).join('\u0000');
    const text = known.get(key) ?? translate(values);
    known.set(key, text);
    return text;
  };
}
