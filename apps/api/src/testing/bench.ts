/** What the benchmark is made of: real servers, databases and buses, without anything of the test runner. */
export { type Container, createContainer } from '../app/container.js';
export { type MessageDocument, searchTerms } from '../modules/messages/index.js';
export { parseConfig, type RedisConfig } from '../platform/config/index.js';
export { freePort } from '../platform/embedded/free-port.js';
export { resolveMongod } from '../platform/embedded/index.js';
export { startTestMongod, type TestMongod } from '../platform/embedded/test-mongo.js';
export { defineSharedEvent, EventBus } from '../platform/event-bus.js';
export { createLogger } from '../platform/logger.js';
export { connectRedis } from '../platform/redis/index.js';
export { writeWireOutput } from '../platform/wire-output.js';
export { createPerson, type Person } from './person.js';
export { type HttpClient, openHttpClient, openTestSocket, type TestSocket } from './test-clients.js';
export { TestClock } from './test-clock.js';
export { type NodeSettings, TestNode } from './test-node.js';
export { TestRedis } from './test-redis.js';
