import { Search } from 'lucide-react';
import { cn } from './cn';
import { Input } from './field';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}

/** A field that narrows the list below it. */
export function SearchField({ label, value, onChange, className }: SearchFieldProps) {
  return (
    <div className={cn('relative', className)}>
      <Search aria-hidden className="absolute top-3 left-3 size-4 text-ink-faint" />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="pl-9"
      />
    </div>
  );
}
