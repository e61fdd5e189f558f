import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  one: '{{name}} schreibt …',
  two: '{{first}} und {{second}} schreiben …',
  more: '{{people, number}} Personen schreiben …',
};
