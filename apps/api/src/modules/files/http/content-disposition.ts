/**
 * The header that names a file (RFC 6266): in full for everything of this century, and once more in ASCII. Nothing of the
 * name can end the quotation or the line.
 */
export function contentDisposition(disposition: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, percentEncoded);
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** What `encodeURIComponent` leaves and the header's grammar does not. */
function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
