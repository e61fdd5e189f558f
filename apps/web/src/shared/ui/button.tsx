import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { Spinner } from './spinner';

export const buttonStyles = cva(
  'relative inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-control font-medium transition-colors duration-120 disabled:opacity-60 touch:min-h-11',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent-hover',
        secondary: 'bg-raised text-ink inset-ring inset-ring-line-strong/45 hover:bg-hover',
        ghost: 'text-ink-soft hover:bg-hover hover:text-ink',
        danger: 'bg-danger text-on-danger hover:bg-danger-hover',
      },
      size: {
        medium: 'h-9 px-3.5 text-body',
        small: 'h-7 px-2.5 text-small',
        large: 'h-10 px-4 text-body',
        wide: 'h-10 w-full px-4 text-body',
      },
    },
    defaultVariants: { variant: 'primary', size: 'medium' },
  },
);

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonStyles> {
  /** Shows that what the button started is under way; the label keeps its place. */
  pending?: boolean;
}

/** A button with words on it. */
export function Button({ className, variant, size, pending = false, children, type, ...rest }: ButtonProps) {
  return (
    <button
      type={type ?? 'button'}
      aria-busy={pending || undefined}
      className={cn(buttonStyles({ variant, size }), className)}
      {...rest}
    >
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      <span className={cn('inline-flex items-center gap-2', pending && 'opacity-0')}>{children}</span>
    </button>
  );
}
