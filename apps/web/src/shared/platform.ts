const isMac = /Mac|iPhone|iPad/u.test(navigator.userAgent);

/** What the main modifier key is called on this machine. */
export const modKey = isMac ? '⌘' : 'Ctrl';
/** What the other one is called. */
export const altKey = isMac ? '⌥' : 'Alt';

/** Whether a key was pressed together with the main modifier of this machine, and no other. */
export function hasMod(event: KeyboardEvent): boolean {
  return (isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) && !event.altKey;
}
