import type { TestProject } from 'vitest/node';
import { loadConfig } from '../platform/config/index.js';
import { EmbeddedMongoError, resolveMongod } from '../platform/embedded/index.js';
import { startTestReplicaSet } from '../platform/embedded/test-mongo.js';
import './provided-context.js';

/** Starts the replica set that the tests of a project share, and stops it when they are done. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binary = await findMongod();
  const replicaSet = await startTestReplicaSet(binary);
  project.provide('mongoUri', replicaSet.uri);
  project.provide('mongodBinary', binary);
  return () => replicaSet.stop();
}

async function findMongod(): Promise<string> {
  const { mongod, searchPath } = loadConfig({ directory: import.meta.dirname });
  try {
    return await resolveMongod({ mongod: { ...mongod, searchPath }, log: (sentence) => console.log(sentence) });
  } catch (error) {
    if (!(error instanceof EmbeddedMongoError)) throw error;
    // One sentence says it all: vitest would bury it in stack traces.
    console.error(error.message);
    process.exit(1);
  }
}
