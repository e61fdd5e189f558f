/** A socket as one subscription writes to it, past tRPC's loop. */
export interface Wire {
  /** How each message of the subscription begins, up to the first of the values it carries as an array. */
  readonly prefix: string;
  /** Sends a whole message, as `textFrame` makes it. */
  write(frame: Buffer): void;
}

/** How each message ends whose beginning is a wire's prefix. `meta` is superjson's, as JSON, or null. */
export function wireSuffix(meta: string | null): string {
  return meta === null ? ']}}}' : `],"meta":${meta}}}}`;
}

/**
 * What a subscription over a bindable socket may give as its first value. The client gets the empty array that it is; the
 * subscription gets the wire, to which it writes from then on by itself. tRPC's own loop costs several times as much for
 * each value, see docs/architecture.md.
 */
export class SocketBinding extends Array<never> {
  constructor(readonly bind: (wire: Wire) => void) {
    super();
  }
}
