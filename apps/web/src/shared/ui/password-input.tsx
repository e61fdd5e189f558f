import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { words } from '../words';
import { cn } from './cn';
import { Input } from './field';

/** A password that one may look at while typing it. */
export function PasswordInput({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input
        {...rest}
        type={shown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        className={cn('pr-11', className)}
      />
      <button
        type="button"
        aria-label={shown ? words.hidePassword : words.showPassword}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-control text-ink-faint hover:text-ink touch:w-11"
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </div>
  );
}
