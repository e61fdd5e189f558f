import type { toast } from 'sonner';
import { beside } from './beside';

type Toast = typeof toast;

/** Where notices appear. */
export const toaster = beside(async () => (await import('./toaster')).Toaster);

let tellShown: ((toast: Toast) => void) | undefined;
/** What is said before there is a place for it on the page would be lost. */
const shown = new Promise<Toast>((resolve) => {
  tellShown = resolve;
});

/** Said by that place, as soon as it is on the page. */
export function isShown(toast: Toast): void {
  tellShown?.(toast);
}

/** Shows a notice as soon as that is possible; where it is not, `orElse` is called. */
export function withToast(show: (toast: Toast) => void, orElse: () => void = () => undefined): void {
  toaster
    .load()
    .then(() => shown)
    .then(show)
    .catch(orElse);
}
