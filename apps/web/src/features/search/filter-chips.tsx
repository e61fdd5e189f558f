import { X } from 'lucide-react';
import { FILTER_KEYS, type Filter, type FilterKey } from './filters';
import { words } from './words';

interface FilterChipsProps {
  filters: readonly Filter[];
  onRemove: (filter: Filter) => void;
  onBegin: (key: FilterKey) => void;
}

const chipStyles = 'flex h-7 max-w-full items-center rounded-full text-small touch:h-11';

/** The filters of a search, each of which can be taken away, and those one can add. */
export function FilterChips({ filters, onRemove, onBegin }: FilterChipsProps) {
  const free = FILTER_KEYS.filter((key) => !filters.some((filter) => filter.key === key));
  return (
    <ul aria-label={words.filters} className="mx-3 mb-2 flex flex-wrap gap-1.5">
      {filters.map((filter) => {
        const text = `${filter.key}:${filter.value}`;
        return (
          <li key={filter.key} className={`${chipStyles} bg-accent-soft pl-3 text-accent-ink`}>
            <span className="truncate font-medium">{text}</span>
            <button
              type="button"
              aria-label={words.remove(text)}
              onClick={() => onRemove(filter)}
              className="ml-0.5 grid h-full w-7 shrink-0 place-items-center rounded-full hover:bg-hover touch:w-11"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        );
      })}
      {free.map((key) => (
        <li key={key}>
          <button
            type="button"
            aria-label={words.add(key)}
            onClick={() => onBegin(key)}
            className={`${chipStyles} border border-line-strong/60 border-dashed px-3 text-ink-soft hover:bg-hover hover:text-ink touch:min-w-11 touch:justify-center`}
          >
            {key}:
          </button>
        </li>
      ))}
    </ul>
  );
}
