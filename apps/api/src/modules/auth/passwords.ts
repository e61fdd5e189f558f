import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { WorkGate } from '../../platform/work-gate.js';

/** Argon2id, which is the library's default, at the cost that OWASP recommends. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** A well-formed hash that no password has: the time for an account that is not there is spent on it. */
function hashOfNothing(): string {
  const [salt, digest] = [SALT_BYTES, HASH_BYTES].map((size) =>
    randomBytes(size).toString('base64').replace(/=+$/, ''),
  );
  return `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${salt}$${digest}`;
}

/** The same password typed on different keyboards is the same text. */
function normalise(password: string): string {
  return password.normalize('NFKC');
}

/** Hashes and compares passwords, on the thread pool, a few at a time. */
export class Passwords {
  readonly #gate = new WorkGate({ atOnce: 2, waiting: 32 });
  readonly #nothing = hashOfNothing();

  hash(password: string): Promise<string> {
    return this.#gate.run(() => hash(normalise(password), { ...COST, outputLen: HASH_BYTES }));
  }

  /** Whether it is the password of `passwordHash`; without a hash the answer is no, and takes as long. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const same = await this.#gate.run(() => verify(passwordHash ?? this.#nothing, normalise(password)));
    return same && passwordHash !== null;
  }
}
