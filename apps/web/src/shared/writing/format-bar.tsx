import {
  Bold,
  CodeXml,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  SquareCode,
  Strikethrough,
  TextQuote,
} from 'lucide-react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { cn } from '../ui/cn';
import { IconButton } from '../ui/icon-button';
import { type Format, formatText } from './format-text';
import { SHORTCUTS } from './shortcuts';
import { selectedIn, typeInto } from './text-edit';
import { words } from './words';

const icons: readonly (readonly [Format, LucideIcon])[] = [
  ['bold', Bold],
  ['italic', Italic],
  ['strike', Strikethrough],
  ['code', CodeXml],
  ['codeBlock', SquareCode],
  ['link', Link],
  ['list', List],
  ['numbers', ListOrdered],
  ['quote', TextQuote],
];

interface FormatBarProps {
  area: RefObject<HTMLTextAreaElement | null>;
  className?: string;
}

/** The arrows go on in a circle. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button.contains(document.activeElement));
  const last = buttons.length - 1;
  const to = { ArrowLeft: at > 0 ? at - 1 : last, ArrowRight: at < last ? at + 1 : 0, Home: 0, End: last }[event.key];
  const next = to === undefined ? undefined : buttons[to];
  if (!next || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  next.focus();
}

/** Buttons that format what is selected; one stop of the Tab key, the arrows go on from there. */
export function FormatBar({ area, className }: FormatBarProps) {
  /** The button at which the Tab key stops. */
  const [stop, setStop] = useState(0);
  return (
    <div
      role="toolbar"
      aria-label={words.formatting}
      aria-orientation="horizontal"
      onKeyDown={walk}
      className={cn('flex items-center', className)}
    >
      {icons.map(([format, icon], index) => (
        <IconButton
          key={format}
          icon={icon}
          label={words[format]}
          shortcut={SHORTCUTS.find((shortcut) => shortcut.format === format)?.keys}
          tabIndex={index === stop ? 0 : -1}
          onFocus={() => setStop(index)}
          // What is selected stays so.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            const field = area.current;
            if (field) typeInto(field, formatText(format, selectedIn(field)));
          }}
          className="size-7 [&_svg]:size-4"
        />
      ))}
    </div>
  );
}
