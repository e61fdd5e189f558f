import type { Config } from '../../platform/config/index.js';
import { findRunningMongo, startEmbeddedMongo } from '../../platform/embedded/index.js';

/**
 * The database that the server uses: the one of `MONGODB_URI`, the embedded one as it runs for the server, or else the
 * embedded one started for a moment.
 */
export async function openAdminMongo(
  config: Config,
  signal: AbortSignal,
): Promise<{ uri: string; close(): Promise<void> }> {
  const known = config.mongodbUri ?? (await findRunningMongo(config.dataDirectory));
  if (known !== null) return { uri: known, close: async () => {} };
  const mongo = await startEmbeddedMongo({
    dataDir: config.dataDirectory,
    mongod: { ...config.mongod, searchPath: config.searchPath },
    log: () => {},
    signal,
  });
  return { uri: mongo.uri, close: () => mongo.stop() };
}
