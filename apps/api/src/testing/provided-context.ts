import 'vitest';

declare module 'vitest' {
  /** What the global set-up hands to every test: `inject('mongoUri')`. */
  export interface ProvidedContext {
    /** The replica set that all tests of a run share; each test file uses a database of its own. */
    mongoUri: string;
    /** The `mongod` that was found, for tests that start their own. */
    mongodBinary: string;
  }
}
