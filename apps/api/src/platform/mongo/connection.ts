import type { Db } from 'mongodb';
import { type Connection, createConnection } from 'mongoose';

export interface Database {
  db: Db;
  connection: Connection;
  close(): Promise<void>;
}

/**
 * Connects to the replica set at `uri`. Whatever the connection string says, writes wait for a majority and its journal
 * and reads see only what a majority has; the short limits let a frozen primary cost seconds, not minutes.
 */
export async function connectDatabase(uri: string): Promise<Database> {
  const connection = createConnection(uri, {
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5_000 },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    retryWrites: true,
    connectTimeoutMS: 2_000,
    serverSelectionTimeoutMS: 5_000,
    heartbeatFrequencyMS: 1_000,
    socketTimeoutMS: 15_000,
    maxPoolSize: 50,
    compressors: ['none'],
    autoCreate: false,
    autoIndex: false,
  });
  await connection.asPromise();
  const db = connection.db;
  if (!db) throw new Error('The connection has no database');
  return { db, connection, close: () => connection.close() };
}
