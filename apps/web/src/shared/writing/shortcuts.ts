import type { KeyboardEvent } from 'react';
import { hasMod, modKey } from '../platform';
import type { Format } from './format-text';

interface Shortcut {
  format: Format;
  /** Where the key is, whatever it writes; letters go by what they write. */
  key: { code: string } | { letter: string };
  shift: boolean;
  /** As it is shown. */
  keys: readonly string[];
}

const letter = (format: Format, name: string, shift = false): Shortcut => ({
  format,
  key: { letter: name },
  shift,
  keys: [modKey, ...(shift ? ['Shift'] : []), name.toUpperCase()],
});
const digit = (format: Format, name: string): Shortcut => ({
  format,
  key: { code: `Digit${name}` },
  shift: true,
  keys: [modKey, 'Shift', name],
});

/** The keys of each way to format. */
export const SHORTCUTS: readonly Shortcut[] = [
  letter('bold', 'b'),
  letter('italic', 'i'),
  letter('strike', 'x', true),
  letter('code', 'e'),
  letter('codeBlock', 'e', true),
  letter('link', 'u', true),
  digit('numbers', '7'),
  digit('list', '8'),
  digit('quote', '9'),
];

/** The way to format that a key stands for. */
export function formatOf(event: KeyboardEvent): Format | null {
  if (!hasMod(event.nativeEvent)) return null;
  const found = SHORTCUTS.find(
    ({ key, shift }) =>
      shift === event.shiftKey && ('code' in key ? key.code === event.code : key.letter === event.key.toLowerCase()),
  );
  return found?.format ?? null;
}
