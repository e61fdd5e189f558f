import { randomBytes } from 'node:crypto';
import type { AuthResult, Me } from '@confab/shared';
import type { HttpClient, TestSocket } from './test-clients.js';
import type { Call, TestNode } from './test-node.js';

/** What somebody registers with; what is not said is made up. */
export interface PersonOptions {
  username?: string;
  displayName?: string;
  email?: string;
  password?: string;
}

/** Somebody who has registered, and the ways in which they can use the API. */
export interface Person {
  user: Me;
  password: string;
  session: AuthResult;
  /** Procedures called directly, without a transport. */
  call: Call;
  /** A stock tRPC client over HTTP. */
  http: HttpClient;
  /** Opens a stock tRPC client over a WebSocket. */
  socket(): TestSocket;
  /** The same person at another API server. */
  at(node: TestNode): Person;
}

/** Registers somebody at the node. */
export async function createPerson(node: TestNode, options: PersonOptions): Promise<Person> {
  const unique = randomBytes(5).toString('hex');
  const username = options.username ?? `person-${unique}`;
  const password = options.password ?? `secret ${unique} words`;
  const session = await node.call().auth.register({
    email: options.email ?? `${username}@example.org`,
    username,
    displayName: options.displayName ?? username,
    password,
  });
  return personAt(node, { session, password });
}

function personAt(node: TestNode, { session, password }: { session: AuthResult; password: string }): Person {
  const { accessToken, user } = session;
  return {
    user,
    password,
    session,
    call: node.call({ accessToken }),
    http: node.http(accessToken),
    socket: () => node.socket(accessToken),
    at: (other) => personAt(other, { session, password }),
  };
}
