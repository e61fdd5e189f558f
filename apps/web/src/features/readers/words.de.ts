import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  seenBy: 'Wer sie gesehen hat',
  title: 'Gesehen von',
  nobody: 'Noch niemand hat sie gesehen',
  nobodyText: 'Hier steht, wer bis zu dieser Nachricht gelesen hat.',
  failed: 'Es konnte nicht geladen werden, wer sie gesehen hat',
  loadMore: 'Mehr anzeigen',
};
