import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  title: 'Gehe zu …',
  label: 'Räume, Personen und Aktionen suchen',
  placeholder: 'Raum, Person oder Aktion',
  rooms: 'Räume',
  people: 'Personen',
  join: 'Kanäle zum Beitreten',
  actions: 'Aktionen',
  nothing: 'Nichts mit diesem Namen',
  nothingText: 'Versuch weniger Buchstaben oder durchsuch die Nachrichten.',
  hint: 'Beginne mit # für Räume, @ für Personen, > für Aktionen.',
  close: 'Schließen',
  failed: 'Nicht alles konnte durchsucht werden. Räume und Aktionen stehen hier.',
  members_one: '{{count, number}} Mitglied',
  members_other: '{{count, number}} Mitglieder',
};
