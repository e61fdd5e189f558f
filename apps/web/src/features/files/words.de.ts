import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  attach: 'Dateien anhängen',
  tray: 'Dateien zum Senden',
  dropHere: 'Dateien hier ablegen, um sie anzuhängen',
  remove: '{{name}} entfernen',
  cancel: 'Senden von {{name}} abbrechen',
  retry: '{{name}} noch einmal senden',
  progress: 'Fortschritt von {{name}}',
  done: 'Fertig',
  waiting: 'Wartet',
  tooMany: 'Eine Nachricht fasst höchstens {{most, number}} Dateien',
  tooManyText: 'Die übrigen wurden nicht angehängt. Send sie mit einer weiteren Nachricht.',
  tooLarge: 'Zu groß für diesen Server',
  empty: 'Ordner können nicht angehängt werden',
  open: '{{name}} zeigen',
  download: '{{name}} herunterladen',
  files_one: '{{count, number}} Datei',
  files_other: '{{count, number}} Dateien',
  viewer: 'Bild',
  previous: 'Voriges Bild',
  next: 'Nächstes Bild',
  close: 'Schließen',
  original: 'In neuem Tab öffnen',
};
