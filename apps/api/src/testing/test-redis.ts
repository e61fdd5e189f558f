import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../platform/embedded/free-port.js';
import { findRedisServer } from './find-redis-server.js';

/** A real Redis of a test's own, to be stopped, frozen and brought back at will. It keeps nothing on disk. */
export class TestRedis implements AsyncDisposable {
  readonly port: number;
  readonly #folder: string;
  readonly #arguments: readonly string[];
  #process: ChildProcess | null = null;
  /** It goes with the tests, also if they end without a word. */
  readonly #killAtExit = () => void this.#process?.kill('SIGKILL');

  private constructor(port: number, folder: string, more: readonly string[]) {
    this.port = port;
    this.#folder = folder;
    this.#arguments = more;
  }

  static async start(more: readonly string[] = []): Promise<TestRedis> {
    const redis = new TestRedis(await freePort(), await mkdtemp(join(tmpdir(), 'test-redis-')), more);
    process.once('exit', redis.#killAtExit);
    await redis.restart();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** As a power cut would: SIGKILL. What it held is gone. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (!running) return;
    this.#process = null;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }

  /** On the same port, empty. */
  async restart(): Promise<void> {
    await this.kill();
    const options = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const binary = await findRedisServer();
    this.#process = spawn(binary, [...options, '--dir', this.#folder, ...this.#arguments], { stdio: 'ignore' });
    await this.command('ping');
  }

  /** It goes on existing and holds its connections, but answers nothing. */
  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Gives one command over a connection of its own. */
  async command(name: string, ...values: (string | number)[]): Promise<unknown> {
    const client = new Redis({ port: this.port, retryStrategy: () => 20, maxRetriesPerRequest: 200 });
    client.on('error', () => {});
    try {
      return await client.call(name, ...values);
    } finally {
      client.disconnect();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    process.off('exit', this.#killAtExit);
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Three masters that share the slots of a cluster. */
export class TestRedisCluster implements AsyncDisposable {
  private constructor(readonly masters: readonly TestRedis[]) {}

  static async start(): Promise<TestRedisCluster> {
    const masters = await Promise.all(
      [0, 1, 2].map(async () =>
        TestRedis.start([
          ...['--cluster-enabled', 'yes', '--cluster-port', `${await freePort()}`],
          ...['--cluster-config-file', 'nodes.conf', '--cluster-node-timeout', '2000'],
        ]),
      ),
    );
    const cluster = new TestRedisCluster(masters);
    await cluster.#join();
    return cluster;
  }

  get url(): string {
    return `redis-cluster://${this.masters.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.masters.map((master) => master[Symbol.asyncDispose]()));
  }

  async #join(): Promise<void> {
    const bounds = [0, 5_461, 10_923, 16_384];
    await Promise.all(
      this.masters.map((master, index) =>
        master.command('cluster', 'addslotsrange', bounds[index] ?? 0, (bounds[index + 1] ?? 1) - 1),
      ),
    );
    const [first, ...others] = this.masters;
    for (const other of others) {
      const busPort = await other.command('config', 'get', 'cluster-port');
      const port = Array.isArray(busPort) ? busPort[1] : null;
      await first?.command('cluster', 'meet', '127.0.0.1', other.port, `${port}`);
    }
    for (const deadline = performance.now() + 20_000; performance.now() < deadline; await sleep(50)) {
      const infos = await Promise.all(this.masters.map((master) => master.command('cluster', 'info')));
      const isJoined = (info: unknown) => /cluster_state:ok/.test(`${info}`) && /cluster_size:3/.test(`${info}`);
      if (infos.every(isJoined)) return;
    }
    throw new Error('The cluster did not come together');
  }
}
