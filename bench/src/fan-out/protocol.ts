/** The kinds of server that are compared. */
export type Variant = 'ours' | 'loop' | 'bare' | 'stock' | 'socket-io';

/** What a server is started with. */
export interface ServeOptions {
  variant: Variant;
  mongodbUri: string;
  /** How many sockets there will be. */
  sockets: number;
  /** How long a message is that a bare server sends; the others render what they send. */
  bytes: number;
}

/** How a load generator gets what a server sends. */
export interface Door {
  port: number;
  path: string;
  /** What each socket says once it is open. */
  greetings: string[][];
  /** Where one byte is sent for each event that has come to all. */
  acknowledgePort: number;
}

/** How fast a server is to publish. */
export type Pace = { inFlight: number } | { perSecond: number };

/** What a server did in a measured time. */
export interface Served {
  events: number;
  cpuMicroseconds: number;
  milliseconds: number;
}

/** What came to a load generator, in milliseconds from publishing to receiving. */
export interface Latencies {
  p50: number;
  p99: number;
  count: number;
}

/** Stands before the time of publishing in every body, so that a generator finds it without reading JSON. */
export const MARK = '@@';
/** Digits of the time: nanoseconds of a clock that all processes of the machine share. */
const DIGITS = 16;

/** The body of a message that is published now. */
export function markedBody(): string {
  const now = process.hrtime.bigint().toString().padStart(DIGITS, '0');
  return `${MARK}${now} and then some words, as many as people write in a chat, until a line or two are full`;
}

/** When a marked body was published; `at` is where the mark begins. */
export function publishedAt(payload: Buffer, at: number): bigint {
  return BigInt(payload.toString('latin1', at + MARK.length, at + MARK.length + DIGITS));
}
