import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ByteRange } from '../chunk-store.js';
import { parseRange } from './byte-range.js';

/** Something that never changes under its address. */
export interface Resource {
  /** Without the quotation marks. */
  etag: string;
  length: number;
  contentType: string;
  disposition: string;
  cacheControl: string;
  open(range?: ByteRange): Readable | Buffer;
}

/** A download whose reader takes nothing for so long is over. */
const STALLED_MS = 60_000;

/** A page that somebody opens from here can do nothing and reach nothing. */
const SANDBOX = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";
/** The browsers' own viewers of PDF do not work in a sandbox. They run nothing with the rights of the page. */
const PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Answers GET and HEAD: whole, in part, or that the asker has it already. */
export function sendResource(request: FastifyRequest, reply: FastifyReply, resource: Resource): FastifyReply {
  const { headers, method } = request;
  const etag = `"${resource.etag}"`;
  reply.headers({
    etag,
    'cache-control': resource.cacheControl,
    'content-security-policy': resource.contentType === 'application/pdf' ? PDF : SANDBOX,
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  });
  if (matches(headers['if-none-match'], etag)) return reply.code(304).send();
  const isPart = method === 'GET' && (headers['if-range'] === undefined || headers['if-range'] === etag);
  const range = isPart ? parseRange(headers.range, resource.length) : null;
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${resource.length}`).send();
  }
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${resource.length}`);
  reply.headers({
    'content-type': resource.contentType,
    'content-disposition': resource.disposition,
    'content-length': range ? range.end - range.start + 1 : resource.length,
  });
  if (method === 'HEAD' || resource.length === 0) return reply.send();
  reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy());
  return reply.send(resource.open(range ?? undefined));
}

/** Whether the header If-None-Match names the tag; there is one form of each thing, so weak ones count as well. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
