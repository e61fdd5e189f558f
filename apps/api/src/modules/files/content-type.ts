import { fileTypeFromBuffer } from 'file-type';

/** So much of the beginning of a file is looked at. */
export const HEAD_BYTES = 4_100;

const UNKNOWN = 'application/octet-stream';
const TEXT = 'text/plain';

/** What a text may be called by its owner; nothing of it is ever shown in place. */
const TEXTS =
  /^(?:text\/[\w.+-]+|application\/(?:[\w.+-]+\+)?(?:json|xml)|application\/(?:yaml|toml|sql)|image\/svg\+xml)$/;

/** Pictures that are shown in place once the server has measured them, and of which it makes thumbnails. */
export const PICTURES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
]);

/** What browsers play or show without running anything of it with the rights of the page. */
const PLAYED: ReadonlySet<string> = new Set([
  'application/pdf',
  'audio/aac',
  'audio/flac',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
  'video/mp4',
  'video/ogg',
  'video/quicktime',
  'video/webm',
]);

/** Other names for the same. */
const ALIASES: Readonly<Record<string, string>> = {
  'image/apng': 'image/png',
  'audio/x-flac': 'audio/flac',
  'audio/x-m4a': 'audio/mp4',
  'audio/vnd.wave': 'audio/wav',
  'video/x-m4v': 'video/mp4',
};

/**
 * What a file is by its first bytes. Only a text, which no bytes give away, is taken for what its owner calls it, as long
 * as that is some kind of text.
 */
export async function identify(head: Uint8Array, declared: string | null): Promise<string> {
  const found = essence((await fileTypeFromBuffer(head))?.mime ?? '');
  if (found !== '' && !TEXTS.test(found)) return ALIASES[found] ?? found;
  if (!isText(head)) return UNKNOWN;
  const named = essence(declared ?? '');
  return TEXTS.test(named) ? named : found || TEXT;
}

/** How a file is handed out: as what, and whether browsers may show it or have to save it. */
export function servedAs({ mimeType, width }: { mimeType: string; width: number | null }): {
  contentType: string;
  disposition: 'inline' | 'attachment';
} {
  const shown = PICTURES.has(mimeType) ? width !== null : PLAYED.has(mimeType);
  if (shown) return { contentType: mimeType, disposition: 'inline' };
  // What could be a page or a script goes without the name of one.
  return { contentType: mimeType === TEXT ? 'text/plain; charset=utf-8' : UNKNOWN, disposition: 'attachment' };
}

/** A media type without its parameters. */
function essence(type: string): string {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** UTF-8 without control characters but those that texts have. The last character may be cut off. */
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return !/[^\P{Cc}\t\n\f\r\u0085]/u.test(text);
  } catch {
    return false;
  }
}
