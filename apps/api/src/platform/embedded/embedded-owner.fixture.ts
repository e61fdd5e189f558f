// A server reduced to its embedded MongoDB: starts it in the folder that is named, says so, and waits to be killed.
import { startEmbeddedMongo } from './start-embedded-mongo.js';

const [dataDir = '', systemBinary = ''] = process.argv.slice(2);
const { uri, pid, adopted } = await startEmbeddedMongo({ dataDir, mongod: { systemBinary }, log: () => {} });
process.stdout.write(`${JSON.stringify({ uri, pid, adopted })}\n`);
setInterval(() => {}, 60_000);
