import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform/platform.js';

/** A database that takes longer is not one to serve from. */
const PATIENCE = 2_000;

/** `/healthz`: the process lives. `/readyz`: it can serve, which is what a load balancer asks for. */
export function registerHealth(
  server: FastifyInstance,
  { platform, isDraining }: { platform: Platform; isDraining(): boolean },
): void {
  server.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const draining = isDraining();
    const ready = !draining && (await answers(platform));
    const status = ready ? 'ok' : draining ? 'stopping' : 'no database';
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status });
  });
}

async function answers({ db }: Platform): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const answered = db.command({ ping: 1 }).then(
    () => true,
    () => false,
  );
  return Promise.race([answered, tooLate]).finally(() => clearTimeout(timer));
}
