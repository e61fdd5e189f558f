import { LoaderCircle } from 'lucide-react';
import { cn } from './cn';

/** A small turning circle; decoration only, the words beside it say what goes on. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('size-4 animate-spin', className)} />;
}
