import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  pin: 'In diesem Raum anheften',
  unpin: 'Nicht mehr anheften',
  pinned: 'Angeheftet',
  title: 'Angeheftete Nachrichten',
  empty: 'Nichts ist angeheftet',
  emptyText: 'Was angeheftet ist, finden alle im Raum schnell wieder.',
  failed: 'Das Anheften konnte nicht geändert werden',
  listFailed: 'Die angehefteten Nachrichten konnten nicht geladen werden',
  files: 'Dateien',
  loadMore: 'Mehr anzeigen',
};
