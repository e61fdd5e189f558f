import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { collectDefaultMetrics } from 'prom-client';
import type { Container } from './container.js';

/**
 * Serves `/metrics` in the format of Prometheus, on a port of its own that is not for the public (METRICS_PORT); without
 * one there are none. Returns what ends it.
 */
export async function startMetricsServer({ platform, connections, events }: Container): Promise<() => Promise<void>> {
  const { config, metrics } = platform;
  if (config.metricsPort === null) return async () => undefined;
  collectDefaultMetrics({ register: metrics.registry });
  const tell = async (response: ServerResponse) => {
    metrics.sockets.set(connections.size);
    metrics.feeds.set(events.feeds.count);
    const text = await metrics.registry.metrics();
    response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text);
  };
  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/metrics') void tell(response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
  });
  server.listen(config.metricsPort, config.host);
  await once(server, 'listening');
  platform.logger.info({ port: config.metricsPort }, 'Metrics are at /metrics');
  return async () => {
    server.closeAllConnections();
    server.close();
    metrics.registry.clear();
  };
}
