import { Popover } from 'radix-ui';
import { type RefObject, useEffect, useRef } from 'react';
import { cn } from '../ui/cn';
import type { Completion } from './use-completion';
import { words } from './words';

interface CompletionListProps {
  completion: Completion;
  area: RefObject<HTMLTextAreaElement | null>;
}

/** What may be meant by the word one is typing, above the field; the focus stays in the field. */
export function CompletionList({ completion, area }: CompletionListProps) {
  const { id, isOpen, sign, suggestions, active, choose, setActive, close } = completion;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) list.current?.querySelector(`#${CSS.escape(`${id}-${active}`)}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, isOpen, active]);

  const field = area.current;
  if (!field) return null;
  return (
    <Popover.Root open={isOpen}>
      <Popover.Anchor virtualRef={{ current: field }} />
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          role="region"
          aria-label={words.suggestions[sign]}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={close}
          className="z-40 w-[min(24rem,var(--radix-popover-trigger-width))] rounded-card bg-raised p-1.5 shadow-float"
        >
          <p aria-hidden className="px-2 pt-0.5 pb-1 font-medium text-ink-faint text-tiny">
            {words.suggestions[sign]}
          </p>
          <div
            ref={list}
            id={id}
            role="listbox"
            aria-label={words.suggestions[sign]}
            className="max-h-76 overflow-y-auto"
          >
            {suggestions.map(({ key, icon, name, note }, index) => (
              // The keys are those of the field, which keeps the focus.
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: see above
              <div
                key={key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => index !== active && setActive(index)}
                onClick={() => choose(index)}
                className={cn(
                  'flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-control px-2 touch:min-h-11',
                  index === active && 'bg-hover',
                )}
              >
                <span className="grid w-6 shrink-0 place-items-center">{icon}</span>
                <span className="shrink-0 truncate font-medium max-w-1/2">{name}</span>
                <span className="min-w-0 flex-1 truncate text-ink-soft text-small">{note}</span>
              </div>
            ))}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
