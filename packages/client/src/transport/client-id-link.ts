import type { AppRouter } from '@confab/api';
import type { TRPCLink } from '@trpc/client';
import { newClientId } from '../support/client-id.js';
import { isRecord } from './routes.js';

/** Gives every message its `clientId` before the first try, so that any repeat is the same message. */
export const clientIdLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    const { path, input } = op;
    if (path !== 'messages.send' || !isRecord(input) || input.clientId !== undefined) return next(op);
    return next({ ...op, input: { ...input, clientId: newClientId() } });
  };
