import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Vite writes a digest of the content into the names of the files below this folder. */
const HASHED_FOLDER = `${sep}assets${sep}`;

const NOT_BUILT =
  'The web client has not been built yet.\n\n' +
  'Build it with `npm run build`, or start everything with `npm start`.\n' +
  'While working on it, run `npm run dev` and open http://localhost:5173.\n';

/** Serves the built web client in `folder`; its routes are paths that no file has, so they all get its one page. */
export async function registerWebClient(server: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await server.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      // The build writes a `.br` and a `.gz` beside each file that is worth it.
      preCompressed: true,
      dotfiles: 'ignore',
      setHeaders: (reply, path) => {
        const value = path.includes(HASHED_FOLDER) ? 'public, max-age=31536000, immutable' : 'no-cache';
        reply.header('cache-control', value);
      },
    });
  }
  server.setNotFoundHandler((request, reply) => {
    if (!wantsPage(request)) return reply.code(404).type('text/plain').send('Not found\n');
    return built ? sendPage(reply) : reply.code(503).type('text/plain').send(NOT_BUILT);
  });
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.sendFile('index.html');
}

/** A person's browser that opens an address, as against a script or a page that asks for a file that is not there. */
function wantsPage({ method, headers, url }: FastifyRequest): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  return reads && (headers.accept ?? '').includes('text/html') && !url.startsWith('/assets/');
}
