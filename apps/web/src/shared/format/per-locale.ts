import { currentLocale } from '../i18n/language';

/** Keeps what is made for a locale (such things are slow to make) until the page has another. */
export function perLocale<Format>(make: (locale: string) => Format): () => Format {
  let held: { locale: string; format: Format } | null = null;
  return () => {
    const locale = currentLocale();
    if (held?.locale !== locale) held = { locale, format: make(locale) };
    return held.format;
  };
}
