import type { ExternalToast } from 'sonner';
import { failureOf } from '../api/failure';
import { words } from '../words';
import { withToast } from './notices';

/** Over a dialog a notice stands at the foot of the screen, away from its fields. */
function tell(kind: 'success' | 'error' | null, title: string, options: ExternalToast = {}): void {
  withToast((toast) => {
    const isDialog = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
    const show = kind ? toast[kind] : toast;
    show(title, { ...(isDialog && { position: 'bottom-right' }), ...options });
  });
}

/** Tells that something worked, where nothing else on the screen does. */
export function notifyDone(title: string): void {
  tell('success', title);
}

/** Tells something that somebody wants everybody to know. */
export function notifyNews(title: string, text: string): void {
  tell(null, title, { description: text, duration: 15_000 });
}

/** Offers something that can wait: the notice stays until it is taken or put aside. */
export function notifyOffer(title: string, label: string, onTake: () => void): void {
  const action = { label, onClick: onTake };
  tell(null, title, { id: title, duration: Number.POSITIVE_INFINITY, closeButton: true, action });
}

/** Tells that something was not done, and why not. */
export function notifyRefusal(title: string, text?: string): void {
  tell('error', title, { description: text });
}

/** Tells what failed and why, and offers to do it again. */
export function notifyFailure(title: string, error: unknown, retry?: () => void): void {
  tell('error', title, {
    description: failureOf(error).text,
    duration: 8_000,
    ...(retry && { action: { label: words.retry, onClick: retry } }),
  });
}
