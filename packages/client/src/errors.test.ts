import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { ConfabError } from './errors.js';

const answer = (data: object) => TRPCClientError.from({ error: { code: -32_000, message: 'The server says', data } });

describe('ConfabError', () => {
  it('carries what the server tells', () => {
    const issues = { formErrors: [], fieldErrors: { body: ['Too long'] } };
    const error = ConfabError.wrap(answer({ code: 'BAD_REQUEST', httpStatus: 400, issues }));
    expect(error).toBeInstanceOf(TRPCClientError);
    expect(error).toMatchObject({ code: 'BAD_REQUEST', message: 'The server says', issues, isNetwork: false });
    expect(ConfabError.wrap(answer({ code: 'TOO_MANY_REQUESTS', retryAfterMs: 70 })).retryAfterMs).toBe(70);
  });

  it('takes codes outside of the table by their status', () => {
    expect(ConfabError.wrap(answer({ code: 'PARSE_ERROR', httpStatus: 400 })).code).toBe('BAD_REQUEST');
    expect(ConfabError.wrap(answer({ code: 'BAD_GATEWAY', httpStatus: 502 })).code).toBe('INTERNAL_SERVER_ERROR');
  });

  it('calls it the network when nobody answered, and an abort an abort', () => {
    expect(ConfabError.wrap(new TypeError('fetch failed'))).toMatchObject({ code: 'NETWORK', isNetwork: true });
    expect(ConfabError.wrap(new DOMException('stopped', 'AbortError')).code).toBe('ABORTED');
    expect(ConfabError.wrap('odd').isNetwork).toBe(true);
  });

  it('wraps nothing twice and survives being thrown by a call', () => {
    const error = ConfabError.wrap(new Error('once'));
    expect(ConfabError.wrap(error)).toBe(error);
    expect(TRPCClientError.from(error)).toBe(error);
  });
});
