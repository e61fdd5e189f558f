import type { AppRouter } from '@confab/api';
import type { Operation, OperationResultEnvelope, TRPCClientError, TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { ConfabError } from '../errors.js';

export type Envelope = OperationResultEnvelope<unknown, TRPCClientError<AppRouter>>;

/** A query or mutation on its way, with what sends it on; `send` may be called again. */
export interface Call {
  readonly operation: Operation;
  readonly send: (operation: Operation, signal?: AbortSignal) => Promise<Envelope>;
  /** Aborted when the caller no longer wants an answer. */
  readonly signal: AbortSignal;
}

/** A link written as an async function. Subscriptions pass it by; errors leave it as `ConfabError`s. */
export function callLink(handle: (call: Call) => Promise<Envelope>): TRPCLink<AppRouter> {
  return () =>
    ({ op: operation, next }) => {
      if (operation.type === 'subscription') return next(operation);
      return observable((observer) => {
        const controller = new AbortController();
        const send: Call['send'] = (sent, signal) =>
          new Promise((resolve, reject) => {
            const answers = next(sent).subscribe({
              next: resolve,
              error: reject,
              complete: () => reject(new DOMException('The call was aborted', 'AbortError')),
            });
            const stop = () => answers.unsubscribe();
            controller.signal.addEventListener('abort', stop);
            signal?.addEventListener('abort', stop);
          });
        handle({ operation, send, signal: controller.signal }).then(
          (envelope) => {
            observer.next(envelope);
            observer.complete();
          },
          (error: unknown) => observer.error(ConfabError.wrap(error)),
        );
        return () => controller.abort();
      });
    };
}

/** Only turns errors into `ConfabError`s. */
export const errorLink: TRPCLink<AppRouter> = callLink(({ operation, send }) => send(operation));
