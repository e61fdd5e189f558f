import type { AppRouter } from '@confab/api';
import { splitLink, TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { Session } from '../session/session.js';
import { clientIdLink } from './client-id-link.js';
import { hotLink } from './hot-link.js';
import { goesAlone, goesOverSocket, isAuth } from './routes.js';
import { sessionLink } from './session-link.js';
import type { Socket } from './socket.js';

interface LinkOptions {
  readonly session: Session;
  readonly socket: Socket;
  readonly auth: TRPCLink<AppRouter>;
  readonly batch: TRPCLink<AppRouter>;
}

function socketLink(socket: Socket): TRPCLink<AppRouter> {
  return () => (operation) => {
    const link = socket.link;
    if (link) return link(operation);
    return observable((observer) => observer.error(new TRPCClientError('There is no live connection: call connect()')));
  };
}

/** The way of every call: its id, its session, and then the socket or HTTP. */
export function confabLinks({ session, socket, auth, batch }: LinkOptions): TRPCLink<AppRouter>[] {
  return [
    clientIdLink,
    sessionLink(session),
    hotLink(socket),
    splitLink({
      condition: goesOverSocket,
      true: socketLink(socket),
      false: splitLink({
        condition: (operation) => isAuth(operation) || goesAlone(operation),
        true: auth,
        false: batch,
      }),
    }),
  ];
}
