import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  offline: 'Keine Verbindung.',
  connecting: 'Wird verbunden …',
  next: 'Nächster Versuch in {{seconds}} s.',
  safe: 'Was du schreibst, bleibt erhalten und wird später gesendet.',
  now: 'Jetzt versuchen',
};
