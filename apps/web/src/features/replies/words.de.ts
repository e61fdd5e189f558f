import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  reply: 'Mit Zitat antworten',
  answering: 'Antwort an {{name}}',
  cancel: 'Nicht auf diese Nachricht antworten',
  quoted: 'Antwort an {{name}}',
  gone: 'Eine gelöschte Nachricht',
  files: 'Dateien',
};
