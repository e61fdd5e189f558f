import { isFocusLost, seekFocus } from '../shared/ui/focus-memory';

/** What belongs to a page may come a moment after the page. */
const LOOKS = 20;
const EACH_MS = 50;

/** Gives the focus to the title of a page that was just shown, if nothing else has it. */
export function focusPage(look = 1): void {
  seekFocus(false);
  if (!isFocusLost()) return;
  const title = document.querySelector<HTMLElement>('main h1, h1');
  if (title?.checkVisibility()) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  } else if (look < LOOKS) {
    seekFocus(true);
    setTimeout(() => focusPage(look + 1), EACH_MS);
  }
}
