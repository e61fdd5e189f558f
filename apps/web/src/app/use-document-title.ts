import { useEffect } from 'react';
import { countText } from '../shared/ui/count-badge';
import { words } from './words';

/** The title of the window and its mark: where one is, and how much is unread. */
export function useDocumentTitle(place: string | null, unread = 0): void {
  useEffect(() => {
    const count = unread > 0 ? `(${countText(unread)}) ` : '';
    document.title = place ? `${count}${place} – ${words.app}` : `${count}${words.app}`;
  }, [place, unread]);

  const hasNews = unread > 0;
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    const href = hasNews ? '/favicon-unread.svg' : '/favicon.svg';
    if (icon && icon.getAttribute('href') !== href) icon.setAttribute('href', href);
  }, [hasNews]);
}
