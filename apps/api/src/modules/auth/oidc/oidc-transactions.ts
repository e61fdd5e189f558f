import { EncryptJWT, jwtDecrypt } from 'jose';
import { JOSEError } from 'jose/errors';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock.js';

/** How long somebody may take at the outside service. */
export const TRANSACTION_MS = 10 * 60_000;
const ALGORITHMS = { alg: 'dir', enc: 'A256GCM' } as const;

const transactionSchema = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
});
/** What has to be remembered between sending somebody away and their coming back. */
export type OidcTransaction = z.infer<typeof transactionSchema>;

/** Keeps it in the browser of the one who was sent away, encrypted: nobody else can come back in their place. */
export class OidcTransactions {
  readonly #key: Buffer;
  readonly #clock: Clock;

  constructor(options: { key: Buffer; clock: Clock }) {
    this.#key = options.key;
    this.#clock = options.clock;
  }

  seal(transaction: OidcTransaction): Promise<string> {
    const end = new Date(this.#clock.now().getTime() + TRANSACTION_MS);
    return new EncryptJWT(transaction).setProtectedHeader(ALGORITHMS).setExpirationTime(end).encrypt(this.#key);
  }

  /** Null for what is not ours, is for another service, or is too old. */
  async open(sealed: string, provider: string): Promise<OidcTransaction | null> {
    try {
      const { payload } = await jwtDecrypt(sealed, this.#key, {
        keyManagementAlgorithms: [ALGORITHMS.alg],
        contentEncryptionAlgorithms: [ALGORITHMS.enc],
        requiredClaims: ['exp'],
        currentDate: this.#clock.now(),
      });
      const transaction = transactionSchema.safeParse(payload);
      return transaction.success && transaction.data.provider === provider ? transaction.data : null;
    } catch (error) {
      if (error instanceof JOSEError) return null;
      throw error;
    }
  }
}
