import type { Translation } from '../i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  choose: 'Emoji wählen',
  search: 'Emoji suchen',
  loading: 'Emoji werden geladen',
  none: 'Kein Emoji mit diesem Namen',
  failed: 'Die Emoji konnten nicht geladen werden',
  tone: 'Hautton',
};
