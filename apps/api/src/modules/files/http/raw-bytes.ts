import type { FastifyRequest } from 'fastify';
import { errors } from '../../../platform/errors.js';

/** Refuses a body that is not simply the bytes of a file; answers how long it says it is, or null. */
export function requireRawBytes({ headers }: FastifyRequest): number | null {
  const mediaType = headers['content-type'] ?? '';
  const encoding = headers['content-encoding'] ?? 'identity';
  if (/^\s*multipart\//i.test(mediaType) || encoding.toLowerCase() !== 'identity') {
    throw errors.unsupportedMediaType('The body has to be the bytes of the file, as they are');
  }
  if (headers['content-range'] !== undefined) throw errors.badRequest('A file is sent in one piece');
  const length = headers['content-length'];
  if (length !== undefined) return Number(length);
  return headers['transfer-encoding'] === undefined ? 0 : null;
}
