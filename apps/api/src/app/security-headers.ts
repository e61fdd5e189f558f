import type { FastifyCorsOptions } from '@fastify/cors';
import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { Config } from '../platform/config/index.js';

/**
 * What the pages of the web client may do: run their own scripts, none written into a page, and talk to this server.
 * Styles may be inline, because the components for menus and scroll areas write some.
 */
export function helmetOptions({ allowedOrigins, secure }: Config): FastifyHelmetOptions {
  // An IPv6 address is no host in the grammar of the policy, and browsers complain of it; 'self' is enough there.
  const named = allowedOrigins.filter((origin) => !origin.includes('['));
  const sockets = named.map((origin) => origin.replace(/^http/, 'ws'));
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", ...sockets],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    // Invitations have their code in the address.
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
  };
}

/** Which other origins' pages may call the API, with cookies. */
export function corsOptions({ allowedOrigins }: Config): FastifyCorsOptions {
  return {
    origin: [...allowedOrigins],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT'],
    allowedHeaders: ['authorization', 'content-type', 'trpc-accept'],
    exposedHeaders: ['retry-after', 'x-request-id'],
    maxAge: 600,
  };
}
