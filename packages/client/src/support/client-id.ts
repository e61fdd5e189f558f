/** A new id for a change, under which it can be repeated without being made twice. */
export function newClientId(): string {
  // Not `randomUUID`, which browsers withhold on plain http addresses of a local network.
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
