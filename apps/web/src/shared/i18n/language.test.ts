import { expect, it } from 'vitest';
import { localeFor, systemLanguage } from './language';

it.each([
  [['de-AT', 'en'], 'de'],
  [['fr-FR', 'DE'], 'de'],
  [['en-GB', 'de'], 'en'],
  [['fr', 'es-MX'], 'en'],
  [['deu'], 'en'],
  [[], 'en'],
])('takes from %j the language %s', (tags, language) => {
  expect(systemLanguage(tags)).toBe(language);
});

it('writes numbers and dates as the browser does, where it speaks the language', () => {
  expect(localeFor('de', ['en-US', 'de-CH', 'de'])).toBe('de-CH');
  expect(localeFor('en', ['en-US'])).toBe('en-US');
  expect(localeFor('en', ['fr-FR'])).toBe('en-GB');
  expect(localeFor('de', [])).toBe('de-DE');
});
