import { CircleAlert } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { translateMessage } from '../i18n/messages';
import { cn } from './cn';

export const controlStyles =
  'w-full rounded-control border border-line-strong bg-raised px-3 text-body text-ink touch:text-[1rem] transition-[border-color,box-shadow] duration-120 hover:border-ink-faint focus:border-focus focus:outline-none focus:ring-3 focus:ring-focus/25 aria-invalid:border-danger aria-invalid:focus:ring-danger/25';

/** What a field hands to its control, so that label, hint and error belong to it. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  label: string;
  /** As the server or a schema says it. */
  error?: string | undefined;
  hint?: ReactNode;
  /** Something small at the right end of the label's line. */
  aside?: ReactNode;
  /** Keeps the line below free even when it is empty, so that an error moves nothing. */
  reserve?: boolean;
  children: (control: ControlProps) => ReactNode;
}

/** A label above, the control, and below it a hint or what is wrong. */
export function Field({ label, error, hint, aside, reserve = true, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error === undefined ? hint : translateMessage(error);
  return (
    <div className="flex flex-col">
      <div className="mb-1.5 flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="font-medium text-ink text-small">
          {label}
        </label>
        {aside}
      </div>
      {children({ id, 'aria-describedby': note ? noteId : undefined, 'aria-invalid': error ? true : undefined })}
      {(note || reserve) && (
        <p
          id={noteId}
          className={cn('mt-1 flex min-h-4.5 gap-1 text-small', error ? 'text-danger-ink' : 'text-ink-faint')}
        >
          {error && <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />}
          <span>{note}</span>
        </p>
      )}
    </div>
  );
}

/** A one-line text control in the form of the kit. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(controlStyles, 'h-10 touch:h-11', className)} {...rest} />;
}

/** A choice among a few; the system's own list, which works everywhere. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={cn(controlStyles, 'h-10 pr-2 pl-2 touch:h-11', className)} {...rest} />;
}

/** What is wrong with the form as a whole, announced as soon as it is there. */
export function FormError({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <p
      role="alert"
      className="flex items-start gap-2 rounded-control bg-danger-soft px-3 py-2.5 text-danger-ink text-small"
    >
      <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
