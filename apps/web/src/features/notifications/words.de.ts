import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  offer: 'Von Nachrichten erfahren, während du woanders bist?',
  allow: 'Einschalten',
  later: 'Jetzt nicht',
  title: 'Benachrichtigungen',
  on: 'An',
  off: 'Aus',
  blocked: 'Vom Browser blockiert',
  blockedText: 'Erlaube Benachrichtigungen für diese Seite in den Einstellungen deines Browsers und lade sie dann neu.',
  turnedOn: 'In diesem Browser sind Benachrichtigungen an',
  from: '{{who}} in {{room}}',
  inThread: '{{who}} in einem Thread in {{room}}',
  files: 'Hat eine Datei gesendet',
};
