import { toast } from 'sonner';
import { failureOf } from '../api/failure';

const words = { retry: 'Try again' };

/** Tells that something worked, where nothing else on the screen does. */
export function notifyDone(title: string): void {
  toast.success(title);
}

/** Tells what failed and why, and offers to do it again. */
export function notifyFailure(title: string, error: unknown, retry?: () => void): void {
  toast.error(title, {
    description: failureOf(error).text,
    duration: 8_000,
    ...(retry && { action: { label: words.retry, onClick: retry } }),
  });
}
