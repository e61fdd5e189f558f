import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { words } from '../words';

/** Where short notices appear; it follows the theme by the colours it is given. */
export function Toaster({ onShown }: { onShown: (tell: typeof toast) => void }) {
  useEffect(() => onShown(toast), [onShown]);
  return (
    <Sonner
      containerAriaLabel={words.notices}
      // Below the title of a room: at the end of the list they would lie on what was just said, and on its buttons.
      position="top-right"
      offset={{ right: 20, top: 'var(--notices-top)', bottom: 20 }}
      mobileOffset={{ left: 16, right: 16, top: 'var(--notices-top)', bottom: 16 }}
      style={{ fontFamily: 'var(--font-sans)' }}
      // None lies behind another: one could not take back what one did before the last.
      expand
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-card bg-raised px-4 py-3 text-small text-ink shadow-float wide:w-90',
          content: 'min-w-0 flex-1',
          title: 'font-semibold',
          description: 'mt-0.5 text-ink-soft',
          icon: 'shrink-0 text-accent-ink [[data-type=error]_&]:text-danger-ink',
          actionButton:
            'shrink-0 rounded-control px-2.5 py-1 font-medium text-accent-ink hover:bg-accent-soft touch:min-h-11',
        },
      }}
    />
  );
}
