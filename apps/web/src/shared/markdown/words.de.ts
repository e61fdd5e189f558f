import type { Translation } from '../i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  code: 'Code',
  codeIn: 'Code in {{language}}',
  copyCode: 'Code kopieren',
  codeCopied: 'Code kopiert',
  copyFailed: 'Der Code konnte nicht kopiert werden',
  table: 'Tabelle',
  done: 'Erledigt',
  open: 'Offen',
  image: 'Bild: {{name}}',
  profileOf: '{{text}}, Profil von {{name}}',
};
