import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { cn } from './cn';

interface PickListProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  renderItem: (item: Item) => ReactNode;
  onPick: (item: Item) => void;
  query: string;
  onQueryChange: (query: string) => void;
  /** The name of the search field for screen readers. */
  label: string;
  placeholder: string;
  /** In the list's place while it is empty: nothing found, loading, failed. */
  fallback: ReactNode;
  /** Stands before the field: what has been chosen already. */
  chosen?: ReactNode;
  /** Above the list: what it shows. */
  heading?: ReactNode;
  /** Below the list: a way to more. */
  footer?: ReactNode;
  /** Backspace at the very beginning of the field. */
  onBackspace?: () => void;
  /** Enter where nothing is listed. */
  onEnter?: () => void;
}

/** A search field over a list one walks with the arrow keys; Enter picks. The focus stays in the field. */
export function PickList<Item>(props: PickListProps<Item>) {
  const { items, keyOf, renderItem, onPick, query, onQueryChange, label, placeholder, fallback } = props;
  const { chosen, heading, footer, onBackspace, onEnter } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(items.length - 1, 0));

  useEffect(() => {
    list.current?.querySelector(`[data-index="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && items.length > 0) {
      event.preventDefault();
      setActive((current + step + items.length) % items.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const item = items[current];
      if (item !== undefined) onPick(item);
      else onEnter?.();
    } else if (event.key === 'Backspace' && event.currentTarget.selectionEnd === 0) {
      onBackspace?.();
    }
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {chosen}
      <div className="relative mx-3 mb-2 shrink-0">
        <Search aria-hidden className="absolute top-3 left-3 size-4 text-ink-faint" />
        <input
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? `${id}-${current}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={query}
          onChange={(event) => {
            onQueryChange(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-10 w-full touch:h-11 rounded-control border border-line-strong bg-raised pr-3 pl-9 text-body touch:text-[1rem] focus:border-focus focus:outline-none focus:ring-3 focus:ring-focus/25"
        />
      </div>
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
        {items.length > 0 && heading}
        <div id={`${id}-list`} role="listbox" aria-label={label}>
          {items.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
            <div
              key={keyOf(item)}
              id={`${id}-${index}`}
              data-index={index}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              onPointerMove={() => setActive(index)}
              onClick={() => onPick(item)}
              className={cn(
                'flex min-h-10 cursor-pointer items-center gap-2.5 rounded-control px-2 py-1 touch:min-h-11',
                index === current && 'bg-hover',
              )}
            >
              {renderItem(item)}
            </div>
          ))}
        </div>
        {footer}
        {items.length === 0 && fallback}
      </div>
    </div>
  );
}
