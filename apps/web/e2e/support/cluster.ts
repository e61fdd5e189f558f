import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, parseConfig, resolveMongod, startTestMongod, type TestMongod, TestRedis } from '@confab/api/bench';
import { CuttableProxy } from './cuttable-proxy.js';
import { expect } from './test.js';

const main = fileURLToPath(new URL('../../../api/dist/main.js', import.meta.url));

/** Two servers on one database and one Redis, and before each of them a way that can lead to either. */
export class Cluster implements AsyncDisposable {
  readonly nodes: readonly [Node, Node];
  readonly ways: readonly [CuttableProxy, CuttableProxy];
  readonly #mongod: TestMongod;
  readonly #redis: TestRedis;
  readonly #folder: string;

  private constructor(parts: { mongod: TestMongod; redis: TestRedis; folder: string; ports: readonly number[] }) {
    const [first = 0, second = 0, firstWay = 0, secondWay = 0] = parts.ports;
    this.#mongod = parts.mongod;
    this.#redis = parts.redis;
    this.#folder = parts.folder;
    const environment = {
      MONGODB_URI: parts.mongod.uri,
      REDIS_URL: parts.redis.url,
      DATA_DIR: parts.folder,
      AUTH_SECRET: 'the same secret of both of the servers',
      ALLOWED_ORIGINS: [firstWay, secondWay].map((port) => `http://localhost:${port}`).join(','),
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
    };
    this.nodes = [new Node(first, environment), new Node(second, environment)];
    this.ways = [new CuttableProxy(first, firstWay), new CuttableProxy(second, secondWay)];
  }

  static async start(): Promise<Cluster> {
    const { mongod, searchPath } = parseConfig(process.env, { directory: tmpdir() });
    const binary = await resolveMongod({ mongod: { ...mongod, searchPath }, log: () => undefined });
    const cluster = new Cluster({
      mongod: await startTestMongod(binary),
      redis: await TestRedis.start(),
      folder: await mkdtemp(join(tmpdir(), 'confab-cluster-')),
      ports: await Promise.all([0, 1, 2, 3].map(freePort)),
    });
    await Promise.all([...cluster.nodes, ...cluster.ways].map((part) => part.start()));
    return cluster;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.ways.map((way) => way.stop()));
    await Promise.all(this.nodes.map((node) => node.kill()));
    await this.#redis[Symbol.asyncDispose]();
    await this.#mongod[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** One server as a process of its own. */
class Node {
  #process: ChildProcess | null = null;

  constructor(
    readonly port: number,
    readonly environment: Record<string, string>,
  ) {}

  async start(): Promise<void> {
    const env = { PATH: process.env.PATH, ...this.environment, PORT: `${this.port}` };
    this.#process = spawn(process.execPath, [main], { stdio: ['ignore', 'ignore', 'inherit'], env });
    const status = () => fetch(`http://127.0.0.1:${this.port}/readyz`).then(({ status }) => status, String);
    await expect.poll(status, { timeout: 60_000 }).toBe(200);
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (!running || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }
}
