const MOST = 12;
/** What had the focus, the last of them first. */
let seen: WeakRef<HTMLElement>[] = [];

/** What opens for a moment has gone by the time the focus is to go back. */
const PASSING = '[role="menu"]';

function isThere(element: HTMLElement | undefined): element is HTMLElement {
  return element?.isConnected === true && element.checkVisibility() && element.closest('[inert]') === null;
}

/** Begins to remember where the focus was, once for the life of the page. */
export function rememberFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.closest(PASSING)) return;
    seen = [new WeakRef(target), ...seen.filter((held) => held.deref() !== target)].slice(0, MOST);
  });
}

/** Whether nothing has the focus, so that the keys begin nowhere. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Gives the focus back to where it was last, if nothing has it now: whoever goes by the keys is never lost. */
export function regainFocus(): void {
  if (!isFocusLost()) return;
  const last = seen.map((held) => held.deref()).find(isThere);
  last?.focus({ preventScroll: true });
}

/** Gives the focus once what has it now may have gone, unless somebody writes elsewhere by then. */
export function focusAfterwards(give: () => void): void {
  const before = document.activeElement;
  setTimeout(() => {
    const now = document.activeElement;
    if (now === before || !now?.matches('input, textarea')) give();
  });
}

/** For what opens in front of the page: when it closes, the focus goes back, unless somebody was taken elsewhere. */
export function regainFocusAfter(event: Event): void {
  event.preventDefault();
  regainFocus();
}
