import { createContainer } from './app/container.js';
import { createApp } from './app/create-app.js';
import { Lifecycle } from './app/lifecycle.js';
import { startMetricsServer } from './app/metrics-server.js';
import { openMongo } from './app/open-mongo.js';
import { announce, reporter } from './app/report.js';
import { findRepositoryRoot } from './app/repository-root.js';
import { loadConfig } from './platform/config/index.js';
import { createLogger } from './platform/logger.js';

const report = reporter();
const lifecycle = new Lifecycle(report.failure);

await lifecycle.run(async () => {
  const config = loadConfig({ development: process.argv.includes('--dev'), directory: findRepositoryRoot() });
  const logger = createLogger({ level: config.logLevel, pretty: config.development || process.stdout.isTTY });
  report.use(config, logger);
  const mongo = await openMongo(config, logger, lifecycle);
  const container = await createContainer({ ...config, mongodbUri: mongo.uri }, { logger });
  lifecycle.onStop(() => container.close());
  const app = await createApp(container);
  lifecycle.onStop(() => app.close());
  lifecycle.onStop(await startMetricsServer(container));
  await app.server.listen({ host: config.host, port: config.port });
  announce(config, app.server, mongo);
});
