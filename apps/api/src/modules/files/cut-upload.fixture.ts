// A server that is killed in the middle of an upload: it says where it listens, and then only waits.
import { createContainer } from '../../app/container.js';
import { createApp } from '../../app/create-app.js';
import { parseConfig } from '../../platform/config/index.js';
import { freePort } from '../../platform/embedded/free-port.js';

const [mongodbUri = '', secret = ''] = process.argv.slice(2);
const environment = { AUTH_SECRET: secret, LOG_LEVEL: 'silent', PORT: `${await freePort()}` };
const config = parseConfig(environment, { directory: '/nonexistent' });
const { server } = await createApp(await createContainer({ ...config, mongodbUri }), { webFolder: '/nonexistent' });
await server.listen({ host: config.host, port: config.port });
process.stdout.write(`http://127.0.0.1:${config.port}\n`);
