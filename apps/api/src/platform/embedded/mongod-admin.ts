import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, MongoClient, MongoServerError } from 'mongodb';
import { EmbeddedMongoError } from './embedded-mongo-error.js';

/** The name of the replica set, as it stands in connection strings. */
export const replicaSet = 'rs0';

/** Talks to one `mongod` on this machine, whatever state its replica set is in. */
export async function withAdmin<T>(
  { port, patienceMs }: { port: number; patienceMs: number },
  work: (admin: Db) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: patienceMs,
    heartbeatFrequencyMS: 500,
    maxPoolSize: 2,
  });
  try {
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}

/** Whether the `mongod` at the port has its data at this path. */
export async function servesPath(port: number, dbPath: string, patienceMs: number): Promise<boolean> {
  try {
    const options = await withAdmin({ port, patienceMs }, (admin) => admin.command({ getCmdLineOpts: 1 }));
    return options.parsed?.storage?.dbPath === dbPath;
  } catch {
    return false;
  }
}

/** Makes the `mongod` at the port the primary of a replica set of its own, also when its port was another before. */
export async function becomePrimary(port: number): Promise<void> {
  const host = `127.0.0.1:${port}`;
  await withAdmin({ port, patienceMs: 10_000 }, async (admin) => {
    await initiateOrMove(admin, host);
    const deadline = performance.now() + 30_000;
    while (!(await admin.command({ hello: 1 })).isWritablePrimary) {
      if (performance.now() > deadline) {
        throw new EmbeddedMongoError('mongod-failed', `The mongod at ${host} does not become primary: see its log.`);
      }
      await sleep(25);
    }
    await useClassicEngine(admin);
  });
}

/**
 * Has queries run by the older of MongoDB's two engines. The newer one, of which later releases make less use by
 * themselves, builds a program for each query: what looks into many rooms at once then costs nearly twice as much.
 */
async function useClassicEngine(admin: Db): Promise<void> {
  const names = { internalQueryFrameworkControl: 'forceClassicEngine', internalQueryForceClassicEngine: true };
  for (const [name, value] of Object.entries(names)) {
    // Which of the two there is depends on the release, and everything works without.
    const isSet = await admin.command({ setParameter: 1, [name]: value }).then(
      () => true,
      () => false,
    );
    if (isSet) return;
  }
}

async function initiateOrMove(admin: Db, host: string): Promise<void> {
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    if (config.members[0].host === host) return;
    const members = [{ ...config.members[0], host }];
    await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true });
  } catch (error) {
    if (!(error instanceof MongoServerError && error.codeName === 'NotYetInitialized')) throw error;
    await admin.command({
      replSetInitiate: {
        _id: replicaSet,
        members: [{ _id: 0, host }],
        settings: { electionTimeoutMillis: 1_000, heartbeatIntervalMillis: 500 },
      },
    });
  }
}
