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
import { Toolbar } from 'radix-ui';
import type { RefObject } from 'react';
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

/** Buttons that format what is selected; one stop of the Tab key, the arrows go on from there. */
export function FormatBar({ area, className }: FormatBarProps) {
  return (
    <Toolbar.Root aria-label={words.formatting} className={cn('flex items-center', className)}>
      {icons.map(([format, icon]) => (
        <Toolbar.Button asChild key={format}>
          <IconButton
            icon={icon}
            label={words[format]}
            shortcut={SHORTCUTS.find((shortcut) => shortcut.format === format)?.keys}
            // What is selected stays so.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              const field = area.current;
              if (field) typeInto(field, formatText(format, selectedIn(field)));
            }}
            className="size-7 [&_svg]:size-4"
          />
        </Toolbar.Button>
      ))}
    </Toolbar.Root>
  );
}
