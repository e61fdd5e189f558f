import { randomBytes } from 'node:crypto';
import { parseConfig, resolveMongod, startTestMongod, TestClock, TestNode, TestRedis } from '@confab/api/bench';
import { Cleanup } from './cleanup.js';

interface ServerOptions {
  /** The connection string of the database, as `database` gives it. */
  mongodbUri: string;
  redisUrl?: string;
  environment?: Record<string, string>;
  /** Keeps it for the rows after this one. */
  isLasting?: boolean;
}

/** The environment of a server that is measured: no limits in the way, nothing written but errors. */
export function serverSettings({ mongodbUri, redisUrl, environment }: Omit<ServerOptions, 'isLasting'>) {
  return {
    mongodbUri,
    clock: new TestClock(),
    environment: {
      AUTH_SECRET: 'a secret of the benchmark that all its servers have',
      RATE_LIMITS: 'off',
      ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
      ...environment,
    },
    webFolder: '/nonexistent',
    onFault: (line: string) => process.stderr.write(line),
  };
}

/** What rows are measured with. Whatever is started through it ends with the row, or with the whole run. */
export class BenchContext {
  readonly #run = new Cleanup();
  #row = new Cleanup();
  #mongoUri: Promise<string> | null = null;

  constructor(
    /** Everything is to take less than three minutes. */
    readonly quick: boolean,
    /** Says what goes on. */
    readonly say: (sentence: string) => void,
  ) {}

  /** The rounds and the time of one variant in a round. */
  get effort(): { rounds: number; milliseconds: number } {
    return this.quick ? { rounds: 3, milliseconds: 700 } : { rounds: 5, milliseconds: 5_000 };
  }

  /** Has something ended with the row at hand. */
  defer(step: () => unknown): () => Promise<void> {
    return this.#row.add(step);
  }

  /** Has something ended with the run. */
  deferToEnd(step: () => unknown): void {
    this.#run.add(step);
  }

  /** A database of the row's own in the one `mongod` of the run: a replica set of one member. */
  async database(): Promise<string> {
    this.#mongoUri ??= this.#startMongod();
    const url = new URL(await this.#mongoUri);
    url.pathname = `/bench_${randomBytes(6).toString('hex')}`;
    return url.href;
  }

  /** A whole server in this process. */
  async node({ isLasting = false, ...options }: ServerOptions): Promise<TestNode> {
    const node = await TestNode.start(serverSettings(options));
    const cleanup = isLasting ? this.#run : this.#row;
    cleanup.add(() => node.stop());
    return node;
  }

  /** A Redis of the row's own. */
  async redis(): Promise<string> {
    const redis = await TestRedis.start();
    this.defer(() => redis[Symbol.asyncDispose]());
    return redis.url;
  }

  async endRow(): Promise<void> {
    const row = this.#row;
    this.#row = new Cleanup();
    await row.run();
  }

  async end(): Promise<void> {
    await this.endRow();
    await this.#run.run();
  }

  async #startMongod(): Promise<string> {
    const { mongod, searchPath } = parseConfig(process.env, { directory: import.meta.dirname });
    const binary = await resolveMongod({ mongod: { ...mongod, searchPath }, log: this.say });
    const server = await startTestMongod(binary);
    const kill = () => process.kill(server.pid, 'SIGKILL');
    process.once('exit', kill);
    this.deferToEnd(async () => {
      process.off('exit', kill);
      await server[Symbol.asyncDispose]();
    });
    return server.uri;
  }
}

/** What several rows use: made when the first of them asks, and kept. */
export function shared<Value>(
  make: (context: BenchContext) => Promise<Value>,
): (context: BenchContext) => Promise<Value> {
  const made = new WeakMap<BenchContext, Promise<Value>>();
  return (context) => {
    const known = made.get(context) ?? make(context);
    made.set(context, known);
    return known;
  };
}
