/** How each message ends whose beginning a subscription was bound with. `meta` is superjson's, as JSON, or null. */
export function wireSuffix(meta: string | null): string {
  return meta === null ? ']}}}' : `],"meta":${meta}}}}`;
}

/**
 * What a subscription over a bindable socket may give as its first value. The client gets the empty array that it is; the
 * subscription gets `prefix`, with which each of its messages begins, up to the first of the values it carries as an array,
 * and writes messages to its socket by itself from then on. tRPC's own loop costs several times as much for each value, see
 * docs/architecture.md.
 */
export class SocketBinding extends Array<never> {
  constructor(readonly bind: (prefix: string) => void) {
    super();
  }
}
