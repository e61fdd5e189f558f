import { i18n } from './i18n';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    /** By the English texts themselves. */
    server: Readonly<Record<string, string>>;
  }
}

const NUMBER = /\d+/u;
// The texts are keys themselves, and have dots of their own.
const options = { ns: 'server', keySeparator: false } as const;

/**
 * What the server and the schemas say, in the language of the page. They say it in English, so it is looked up by its
 * very text; where that is not known, with its first number left open. What is unknown stays as it is.
 */
export function translateMessage(message: string): string {
  const [number = ''] = NUMBER.exec(message) ?? [];
  const key = [message, message.replace(NUMBER, '{{number}}')].find((known) => i18n.exists(known, options));
  return key === undefined ? message : i18n.t(key, { ...options, defaultValue: message, replace: { number } });
}
