import { perLocale } from './per-locale';

const numberFormat = perLocale((locale) => new Intl.NumberFormat(locale));

/** A number with the separators of the language: "12,345". */
export function numberText(value: number): string {
  return numberFormat().format(value);
}
