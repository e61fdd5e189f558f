import { type Encoder, jsonEncoder } from '@trpc/server/adapters/ws';
import { SocketBinding, wireSuffix } from '../../platform/socket-binding.js';

/** A message of a subscription that wants to write to its socket by itself. */
interface BindingMessage {
  id: unknown;
  jsonrpc?: unknown;
  result: { type: 'data'; data: SocketBinding };
}

/** JSON as by default; a subscription that binds itself to its socket is told how its messages begin. */
export const bindingEncoder: Encoder = {
  encode: (message) => (isBinding(message) ? bind(message) : jsonEncoder.encode(message)),
  decode: jsonEncoder.decode,
};

function isBinding(message: unknown): message is BindingMessage {
  if (typeof message !== 'object' || message === null || !('result' in message)) return false;
  const { result } = message;
  return typeof result === 'object' && result !== null && 'data' in result && result.data instanceof SocketBinding;
}

function bind({ id, jsonrpc, result }: BindingMessage): string {
  const head = JSON.stringify({ id, jsonrpc }).slice(0, -1);
  const prefix = sameText(`${head},"result":{"type":"data","data":{"json":[`);
  result.data.bind(prefix);
  return prefix + wireSuffix(null);
}

/** Clients count their subscriptions from 1, so there are few prefixes, and as one string each they compare at once. */
const TEXTS_KEPT = 100;
const texts = new Map<string, string>();

function sameText(text: string): string {
  if (!texts.has(text) && texts.size < TEXTS_KEPT) texts.set(text, text);
  return texts.get(text) ?? text;
}
