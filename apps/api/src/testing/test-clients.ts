import {
  createTRPCClient,
  createWSClient,
  httpBatchLink,
  httpLink,
  splitLink,
  type TRPCClient,
  wsLink,
} from '@trpc/client';
import superjson from 'superjson';
import { WebSocket } from 'ws';
import type { AppRouter } from '../app/router.js';

export type HttpClient = TRPCClient<AppRouter>;

/** A stock tRPC client over one WebSocket. */
export interface TestSocket {
  client: TRPCClient<AppRouter>;
  /** Resolves with the code when the server or the network closes the socket; it is not opened again. */
  closed: Promise<number>;
  /** Resolves when the socket is open. */
  opened: Promise<void>;
  close(): Promise<void>;
}

/** Calls in batches, except those that set cookies. */
export function openHttpClient(url: string, accessToken?: string): HttpClient {
  const options = {
    url: `${url}/trpc`,
    transformer: superjson,
    headers: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` },
  };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ path }) => path.startsWith('auth.'),
        true: httpLink(options),
        false: httpBatchLink({ ...options, maxItems: 10, maxURLLength: 2_000 }),
      }),
    ],
  });
}

/** The class of `ws` has more to it than the browser's, and other types for what tRPC does not use. */
const SocketClass = WebSocket as unknown as typeof globalThis.WebSocket;

/** Opens a WebSocket and signs it in. */
export function openTestSocket(url: string, accessToken: string): TestSocket {
  const listeners: { open?: () => void; close?: (code: number) => void } = {};
  const opened = new Promise<void>((resolve) => {
    listeners.open = resolve;
  });
  const closed = new Promise<number>((resolve) => {
    listeners.close = resolve;
  });
  const socket = createWSClient({
    url: `${url.replace('http', 'ws')}/trpc`,
    WebSocket: SocketClass,
    connectionParams: { accessToken },
    retryDelayMs: () => 60_000,
    onOpen: () => listeners.open?.(),
    onClose: (cause) => {
      listeners.close?.(cause?.code ?? 1006);
      void socket.close();
    },
  });
  const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket, transformer: superjson })] });
  return { client, opened, closed, close: () => socket.close() };
}
