const MOST = 12;
/** What had the focus, the last of them first. */
let seen: WeakRef<HTMLElement>[] = [];

/** What opens for a moment has gone by the time the focus is to go back. */
const PASSING = '[role="menu"]';

function isThere(element: HTMLElement | undefined): element is HTMLElement {
  return element?.isConnected === true && element.checkVisibility() && element.closest('[inert]') === null;
}

/** After so long nobody else will give the focus to anything, unless it is still sought. */
const PATIENCE_MS = 1_000;
let isSought = false;

/** To be told while something waits for what it will give the focus to, such as a page for its title. */
export function seekFocus(sought: boolean): void {
  isSought = sought;
}

let isByKeys = false;

/** Whether the last thing somebody touched was a key. */
export function goesByKeys(): boolean {
  return isByKeys;
}

/** Begins to remember where the focus was, once for the life of the page. */
export function rememberFocus(): void {
  document.addEventListener('keydown', () => (isByKeys = true), { capture: true });
  document.addEventListener('pointerdown', () => (isByKeys = false), { capture: true });
  regainFocusLost();
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.closest(PASSING)) return;
    seen = [new WeakRef(target), ...seen.filter((held) => held.deref() !== target)].slice(0, MOST);
  });
}

/** Who goes by the keys gets the focus back when what had it is taken out of the page, a line of a list for instance. */
function regainFocusLost(): void {
  let missed: WeakRef<HTMLElement> | undefined;
  // The keys of a screen are keys too, and would come up again with a field that gets the focus.
  const mayRegain = () => isByKeys && matchMedia('(hover: hover)').matches;
  const regain = () => {
    if (isSought) setTimeout(regain, PATIENCE_MS);
    else if (mayRegain()) regainFocus();
  };
  new MutationObserver(() => {
    const [last] = seen;
    if (!isByKeys || !last || last === missed || last.deref()?.isConnected || !isFocusLost()) return;
    missed = last;
    setTimeout(regain, PATIENCE_MS);
  }).observe(document, { childList: true, subtree: true });
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

/** Gives the focus once what has it now may have gone, unless somebody writes or reads elsewhere by then. */
export function focusAfterwards(give: () => void): void {
  const before = document.activeElement;
  setTimeout(() => {
    const now = document.activeElement;
    if (now === before || !now?.matches('input, textarea, article')) give();
  });
}

/**
 * For what goes while it has the focus, before it is gone: what then stands in its place gets the focus, or the part of
 * it that is called the same; where nothing does, the focus goes back.
 */
export function handFocusOver(from: HTMLElement): void {
  const place = from.parentElement;
  const name = document.activeElement?.getAttribute('aria-label');
  setTimeout(() => {
    if (!isFocusLost()) return;
    const named = [...(place?.querySelectorAll<HTMLElement>('[aria-label]') ?? [])];
    const [successor, ...others] = place?.querySelectorAll<HTMLElement>(from.localName) ?? [];
    const heir = named.find((part) => name && part.ariaLabel === name) ?? (others.length === 0 ? successor : undefined);
    if (isThere(heir)) heir.focus({ preventScroll: true });
    else regainFocus();
  });
}

/** For what opens in front of the page: when it closes, the focus goes back, unless somebody was taken elsewhere. */
export function regainFocusAfter(event: Event): void {
  event.preventDefault();
  regainFocus();
}
