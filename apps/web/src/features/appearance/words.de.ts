import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  theme: 'Design',
  menu: 'Aussehen',
  themes: { system: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
  likeTheBrowser: 'Wie der Browser',
};
