import type { AppRouter } from '@confab/api';
import type { Id, Message } from '@confab/shared';
import type { inferRouterInputs } from '@trpc/server';
import type { ConfabErrorCode } from '../errors.js';

/** What `messages.send` takes, with the `clientId` under which it is repeated. */
export type SendInput = inferRouterInputs<AppRouter>['messages']['send'] & { clientId: string };

/** A message that was written here and is not yet known to be stored. */
export interface OutboxItem {
  readonly clientId: string;
  readonly roomId: Id;
  readonly input: SendInput;
  readonly createdAt: Date;
  /** `sent` is told once, together with the message, and the item is then no longer in the outbox. */
  readonly state: 'pending' | 'sent' | 'failed';
  /** Why it failed. */
  readonly error: { readonly code: ConfabErrorCode; readonly message: string } | null;
  readonly message: Message | null;
}

/** Where unsent messages outlast the program; an implementation on IndexedDB can be plugged in. */
export interface OutboxStorage {
  load(): Promise<OutboxItem[]>;
  put(item: OutboxItem): Promise<void>;
  remove(clientId: string): Promise<void>;
}

/** Keeps nothing beyond the program. */
export function memoryStorage(): OutboxStorage {
  return { load: async () => [], put: async () => undefined, remove: async () => undefined };
}
