import type { LucideIcon } from 'lucide-react';
import type { RefObject } from 'react';
import { cn } from '../../shared/ui/cn';

interface ChoiceCardsProps<Value extends string> {
  title: string;
  /** Of the group of radio buttons. */
  name: string;
  choices: readonly { value: Value; label: string; icon?: LucideIcon; lang?: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
  /** The chosen one's control. */
  control?: RefObject<HTMLInputElement | null>;
}

/** A choice of one among a few, each on a card of its own. */
export function ChoiceCards<Value extends string>(props: ChoiceCardsProps<Value>) {
  const { title, name, choices, chosen, onChoose, control } = props;
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-small">{title}</legend>
      <div className="grid max-w-150 gap-2 wide:grid-cols-3">
        {choices.map(({ value, label, icon: Icon, lang }) => (
          <label
            key={value}
            lang={lang}
            className={cn(
              'flex min-h-11 cursor-pointer items-center gap-2.5 rounded-control border px-3 has-focus-visible:outline-2 has-focus-visible:outline-focus',
              chosen === value
                ? 'border-accent bg-accent-soft text-accent-ink'
                : 'border-line-strong/60 hover:bg-hover',
            )}
          >
            <input
              ref={chosen === value ? control : undefined}
              type="radio"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => onChoose(value)}
              className="sr-only"
            />
            {Icon && <Icon aria-hidden className="size-4.5" strokeWidth={1.75} />}
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
