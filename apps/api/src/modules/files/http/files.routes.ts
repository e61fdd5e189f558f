import { Readable } from 'node:stream';
import { idSchema, MESSAGES } from '@confab/shared';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errors } from '../../../platform/errors.js';
import { type RateLimiter, rateOf } from '../../../platform/rate-limit.js';
import type { Caller } from '../../../platform/trpc.js';
import type { ChunkStore } from '../chunk-store.js';
import { servedAs } from '../content-type.js';
import type { FileAccess } from '../file-access.js';
import type { FileDocument } from '../files.model.js';
import type { FilesRepository } from '../files.repository.js';
import type { ReceiveFile } from '../receive-file.js';
import { contentDisposition } from './content-disposition.js';
import { Downloads } from './downloads.js';
import { requireRawBytes } from './raw-bytes.js';
import { type Resource, sendResource } from './send-resource.js';

/** Whom a request is from; the transports know. */
export interface FileSignIn {
  /** By the Bearer token, or else by the cookie that is good for reading files and nothing else. */
  reader(request: FastifyRequest): Promise<Caller | null>;
  /** By the Bearer token alone. */
  writer(request: FastifyRequest): Promise<Caller | null>;
}

export interface FileRoutesOptions {
  access: FileAccess;
  receive: ReceiveFile;
  repository: FilesRepository;
  chunks: ChunkStore;
  limiter: RateLimiter;
}

type WithId = { Params: { id: string } };

const READS = rateOf('file reads', 1_000, 20);

/** Members are asked for again each time, so that nobody sees what they may not see any more. */
const FILE_CACHE = 'private, no-cache';
/** Avatars are for everybody, and each has an address of its own. */
const AVATAR_CACHE = 'private, max-age=86400, immutable';

/** The routes that carry the bytes of files. The scope is theirs alone: they change how it reads bodies. */
export function registerFileRoutes(scope: FastifyInstance, signIn: FileSignIn, options: FileRoutesOptions): void {
  const { access, receive, repository, chunks, limiter } = options;
  const downloads = new Downloads();
  const readable = async (request: FastifyRequest<WithId>): Promise<{ caller: Caller; file: FileDocument }> => {
    const caller = await signIn.reader(request);
    if (!caller) throw errors.unauthorized();
    limiter.take(READS, caller.userId);
    return { caller, file: await access.readable(caller, idOf(request)) };
  };

  // Bodies are read as they come, once it is clear that they may come.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  scope.put<WithId>('/:id', async (request, reply) => {
    try {
      const caller = await signIn.writer(request);
      if (!caller) throw errors.unauthorized();
      const length = requireRawBytes(request);
      const attachment = await receive.receive(caller, idOf(request), { length, bytes: bytesOf(request) });
      return reply.send(attachment);
    } finally {
      // What nobody wants any more is let go by, so that the answer is heard.
      request.raw.resume();
    }
  });

  scope.route<WithId>({
    method: ['GET', 'HEAD'],
    url: '/:id',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { caller, file } = await readable(request);
      downloads.enter(caller.userId, reply.raw);
      return sendResource(request, reply, wholeFile(file, chunks));
    },
  });

  scope.route<WithId>({
    method: ['GET', 'HEAD'],
    url: '/:id/thumbnail',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { caller, file } = await readable(request);
      const content = file.metadata.hasThumbnail ? await repository.findThumbnail(file._id) : null;
      // Avatars are shown by this address, also those that could not be made small.
      if (!content && !file.metadata.roomId) {
        downloads.enter(caller.userId, reply.raw);
        return sendResource(request, reply, wholeFile(file, chunks));
      }
      if (!content) throw errors.notFound();
      return sendResource(request, reply, thumbnail(file, content));
    },
  });
}

/** The id in the address; what is none is the id of nothing. */
function idOf({ params }: FastifyRequest<WithId>): string {
  const { success, data } = idSchema.safeParse(params.id);
  if (!success) throw errors.notFound();
  return data;
}

/** The body of a request, which stays open when the reading ends early: there is still an answer to send on it. */
async function* bytesOf({ raw }: FastifyRequest): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces: AsyncIterable<Uint8Array> = raw.iterator({ destroyOnReturn: false });
  try {
    yield* pieces;
  } catch {
    throw errors.badRequest(MESSAGES.fileCutOff);
  }
}

function wholeFile(file: FileDocument, chunks: ChunkStore): Resource {
  const { contentType, disposition } = servedAs(file.metadata);
  return {
    etag: file.metadata.sha256,
    length: file.length,
    contentType,
    disposition: contentDisposition(disposition, file.filename),
    cacheControl: cacheOf(file),
    open: (range) => Readable.from(chunks.read(file, range), { objectMode: false, highWaterMark: 1 }),
  };
}

function thumbnail(file: FileDocument, content: Buffer): Resource {
  return {
    etag: `${file.metadata.sha256}-thumbnail`,
    length: content.length,
    contentType: 'image/webp',
    disposition: 'inline',
    cacheControl: cacheOf(file),
    open: (range) => (range ? content.subarray(range.start, range.end + 1) : content),
  };
}

function cacheOf({ metadata: { roomId } }: FileDocument): string {
  return roomId ? FILE_CACHE : AVATAR_CACHE;
}
