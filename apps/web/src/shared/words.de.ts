import type { Translation } from './i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  retry: 'Erneut versuchen',
  loading: 'Wird geladen',
  showPassword: 'Passwort zeigen',
  hidePassword: 'Passwort verbergen',
  notices: 'Hinweise',
  language: 'Sprache',
  languageFailed: 'Die Sprache konnte nicht geladen werden',
  today: 'Heute',
  yesterday: 'Gestern',
  until: 'bis {{time}}',
  members_one: '{{count, number}} Mitglied',
  members_other: '{{count, number}} Mitglieder',
  others_one: '{{count, number}} weitere Person',
  others_other: '{{count, number}} weitere',
  people: {
    search: 'Personen nach Namen suchen',
    failed: 'Die Personen konnten nicht geladen werden',
    nobody: 'Niemand mit diesem Namen',
    nobodyText: 'Du findest Personen, mit denen du in einem Team bist.',
    alone: 'Hier ist noch niemand',
    aloneText: 'Lade zuerst jemanden ins Team ein.',
  },
  keys: { Ctrl: 'Strg', Shift: 'Umschalt', Enter: 'Enter', Esc: 'Esc', Del: 'Entf' },
  presence: { online: 'Online', away: 'Abwesend', dnd: 'Bitte nicht stören', offline: 'Offline' },
  failures: {
    offline: 'Confab ist nicht erreichbar. Prüf die Verbindung und versuch es noch einmal.',
    wait_one: 'Zu viele Versuche. Versuch es in {{count, number}} Sekunde noch einmal.',
    wait_other: 'Zu viele Versuche. Versuch es in {{count, number}} Sekunden noch einmal.',
    internal: 'Auf dem Server ist etwas schiefgegangen (Anfrage {{requestId}}).',
    unknown: 'Hier ist etwas schiefgegangen. Lade die Seite neu und versuch es noch einmal.',
  },
};
