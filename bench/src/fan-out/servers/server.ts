import type { ServeOptions } from '../protocol.js';

/** A server that tells many sockets of events. */
export interface FanOutServer {
  port: number;
  path: string;
  greetings: string[][];
  /** How many sockets hear what is published. */
  listening(): number;
  /** Tells all of them a message with this body. */
  publish(body: string): void;
}

export type StartServer = (options: ServeOptions) => Promise<FanOutServer>;
