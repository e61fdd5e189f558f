import { failureOf } from '../api/failure';
import { words } from '../words';
import { withToast } from './notices';

/** Over a dialog at the foot of the screen, away from its fields. */
function place(): { position?: 'bottom-right' } {
  const isDialog = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
  return isDialog ? { position: 'bottom-right' } : {};
}

/** Tells that something worked, where nothing else on the screen does. */
export function notifyDone(title: string): void {
  withToast((toast) => toast.success(title, place()));
}

/** Tells something that somebody wants everybody to know. */
export function notifyNews(title: string, text: string): void {
  withToast((toast) => toast(title, { ...place(), description: text, duration: 15_000 }));
}

/** Offers something that can wait: the notice stays until it is taken or put aside. */
export function notifyOffer(title: string, label: string, onTake: () => void): void {
  withToast((toast) =>
    toast(title, {
      ...place(),
      id: title,
      duration: Number.POSITIVE_INFINITY,
      closeButton: true,
      action: { label, onClick: onTake },
    }),
  );
}

/** Tells that something was not done, and why not. */
export function notifyRefusal(title: string, text?: string): void {
  withToast((toast) => toast.error(title, { ...place(), description: text }));
}

/** Tells what failed and why, and offers to do it again. */
export function notifyFailure(title: string, error: unknown, retry?: () => void): void {
  const { text } = failureOf(error);
  withToast((toast) =>
    toast.error(title, {
      ...place(),
      description: text,
      duration: 8_000,
      ...(retry && { action: { label: words.retry, onClick: retry } }),
    }),
  );
}
