import superjson from 'superjson';
import type { Person, TestApp } from '../../testing/index.js';

/** What came back, as bytes and, where it is one, as an error of tRPC's envelope. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  error?: { message: string; data: { code: string; httpStatus: number; retryAfterMs?: number; requestId?: string } };
}

/** Sends a request as it is, without a client library around it. */
export async function request(app: TestApp, path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(`${app.url}${path}`, init);
  const text = await response.text();
  const answer: Answer = { status: response.status, headers: response.headers, text };
  if (!text.startsWith('{"error":{"json"')) return answer;
  return { ...answer, error: JSON.parse(text).error.json };
}

/** Requests of somebody who is signed in. */
export function rawRequests(app: TestApp, person: Person) {
  const authorization = `Bearer ${person.session.accessToken}`;
  return {
    post: (path: string, body: string, headers: Record<string, string> = {}): Promise<Answer> =>
      request(app, path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', authorization, ...headers },
      }),
    get: (path: string): Promise<Answer> => request(app, path, { headers: { authorization } }),
  };
}

/** An input as it goes over the wire. */
export const wire = (input: unknown): string => JSON.stringify(superjson.serialize(input));
