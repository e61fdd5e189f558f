import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  label: 'Nachricht an {{room}}',
  placeholder: 'Nachricht an {{room}}',
  send: 'Senden',
  waits: 'Wird gesendet, sobald die Dateien da sind.',
  cannot: 'Eine Datei konnte nicht gesendet werden. Versuch es noch einmal oder entfern sie.',
  hint: 'Enter sendet, Umschalt + Enter beginnt eine neue Zeile',
  tooLong_one: '{{count, number}} Zeichen zu lang',
  tooLong_other: '{{count, number}} Zeichen zu lang',
  left_one: '{{count, number}} Zeichen übrig',
  left_other: '{{count, number}} Zeichen übrig',
};
