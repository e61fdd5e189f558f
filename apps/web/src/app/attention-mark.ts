import { countText } from '../shared/ui/count-badge';

const PLAIN = '/favicon.svg';
const UNREAD = '/favicon-unread.svg';
const MOST_SHOWN = 99;

/** The mark of the page with a number on it. */
function counted(count: number): string {
  const text = count > MOST_SHOWN ? '99+' : String(count);
  const size = [0, 15, 13, 10][text.length] ?? 10;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0f5f63"/><path d="M16 7c-5.2 0-9.2 3.5-9.2 8 0 2.3 1.1 4.4 2.9 5.9L9 25.2l4.7-2.4c.7.1 1.5.2 2.3.2 5.2 0 9.2-3.5 9.2-8S21.2 7 16 7Z" fill="#e6fbf8"/><rect x="10" y="12" width="22" height="20" rx="8" fill="#c2410c" stroke="#fff" stroke-width="1.5"/><text x="21" y="${22 + size * 0.36}" text-anchor="middle" font-family="Arial,sans-serif" font-weight="700" font-size="${size}" fill="#fff">${text}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** The mark for so much attention: a number for what is meant for oneself, a dot for other news. */
export function markFor(attention: number, unread: number): string {
  if (attention > 0) return counted(attention);
  return unread > 0 ? UNREAD : PLAIN;
}

/** The title of the window: how much is meant for oneself, and where one is. */
export function titleFor(place: string | null, attention: number, app: string): string {
  const count = attention > 0 ? `(${countText(attention)}) ` : '';
  return place ? `${count}${place} – ${app}` : `${count}${app}`;
}
