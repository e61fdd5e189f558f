import { type Encoder, jsonEncoder } from '@trpc/server/adapters/ws';
import { type SocketBinding as Binding, SocketBinding, type Wire, wireSuffix } from '../../platform/socket-binding.js';
import type { Connection } from './connection.js';

/** A message of a subscription that binds itself to the socket. */
interface BindingMessage {
  id: unknown;
  jsonrpc?: unknown;
  result: { type: 'data'; data: Binding };
}

/** JSON as by default, for one connection; a subscription that wants to write to the socket by itself is bound to it. */
export function createBindingEncoder(connection: Connection): Encoder {
  return {
    encode: (message) => (isBinding(message) ? bind(message, connection) : jsonEncoder.encode(message)),
    decode: jsonEncoder.decode,
  };
}

function isBinding(message: unknown): message is BindingMessage {
  if (typeof message !== 'object' || message === null || !('result' in message)) return false;
  const { result } = message;
  return typeof result === 'object' && result !== null && 'data' in result && result.data instanceof SocketBinding;
}

function bind({ id, jsonrpc, result }: BindingMessage, connection: Connection): string {
  const head = JSON.stringify({ id, jsonrpc }).slice(0, -1);
  const prefix = sameText(`${head},"result":{"type":"data","data":{"json":[`);
  result.data.bind(new BoundWire(prefix, connection));
  return prefix + wireSuffix(null);
}

/** A class rather than an object, so that thousands of them have one shape and one `write`. */
class BoundWire implements Wire {
  readonly #connection: Connection;

  constructor(
    readonly prefix: string,
    connection: Connection,
  ) {
    this.#connection = connection;
  }

  write(frame: Buffer): void {
    this.#connection.write(frame);
  }
}

/** Clients count their subscriptions from 1, so there are few prefixes, and as one string each they compare at once. */
const TEXTS_KEPT = 100;
const texts = new Map<string, string>();

function sameText(text: string): string {
  if (!texts.has(text) && texts.size < TEXTS_KEPT) texts.set(text, text);
  return texts.get(text) ?? text;
}
