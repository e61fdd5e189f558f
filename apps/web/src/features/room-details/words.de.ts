import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  title: 'Details',
  show: 'Details des Raums',
  close: 'Details schließen',
  about: 'Über den Raum',
  topic: 'Thema',
  noTopic: 'Noch kein Thema',
  description: 'Beschreibung',
  made: 'Angelegt',
  madeBy: '{{day}} von {{who}}',
  madeByYou: '{{day}} von dir',
  edit: 'Ändern',
  people: 'Personen',
  allPeople: 'Alle Personen',
  pins: 'Angeheftet',
  allPins: 'Alle angehefteten Nachrichten',
  noPins: 'Hier ist nichts angeheftet.',
  files: 'Dateien',
  noFiles: 'Noch keine Dateien.',
  moreFiles: 'Mehr anzeigen',
  goTo: 'Zur Nachricht mit {{name}}',
  failed: 'Das konnte nicht geladen werden',
  retry: 'Noch einmal versuchen',
  aFile: 'Eine Datei',
};
