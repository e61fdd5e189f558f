import { randomBytes } from 'node:crypto';
import { ObjectId } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { InvitationCodes } from './invitation-codes.js';

describe('codes of invitations', () => {
  const codes = new InvitationCodes(randomBytes(32));
  const id = new ObjectId();

  it('open again, for their own invitation only', () => {
    const code = codes.make();
    const sealed = codes.seal(code, id);
    expect(Buffer.from(code, 'base64url')).toHaveLength(16);
    expect(codes.open(sealed, id)).toBe(code);
    expect(codes.open(sealed, new ObjectId())).toBeNull();
    expect(codes.seal(code, id)).not.toBe(sealed);
  });

  it('do not open with another secret, or when they were changed', () => {
    const sealed = codes.seal(codes.make(), id);
    expect(new InvitationCodes(randomBytes(32)).open(sealed, id)).toBeNull();
    expect(codes.open(`${sealed.slice(0, -4)}AAAA`, id)).toBeNull();
    expect(codes.open('', id)).toBeNull();
  });
});
