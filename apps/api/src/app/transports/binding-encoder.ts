import { type Encoder, jsonEncoder } from '@trpc/server/adapters/ws';
import { type SocketBinding as Binding, SocketBinding, wireSuffix } from '../../platform/socket-binding.js';
import type { Connection } from './connection.js';

/** A message of a subscription that binds itself to the socket. */
interface BindingMessage {
  id: unknown;
  jsonrpc?: unknown;
  result: { type: 'data'; data: Binding };
}

/** JSON as by default, for one connection; a subscription that wants to write to the socket by itself is bound to it. */
export function createBindingEncoder(connection: Pick<Connection, 'write'>): Encoder {
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

function bind({ id, jsonrpc, result }: BindingMessage, connection: Pick<Connection, 'write'>): string {
  const head = JSON.stringify({ id, jsonrpc }).slice(0, -1);
  const prefix = `${head},"result":{"type":"data","data":{"json":[`;
  result.data.bind({ prefix, write: (frame) => connection.write(frame) });
  return prefix + wireSuffix(null);
}
