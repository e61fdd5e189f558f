import { randomBytes } from 'node:crypto';
import type { Id } from '@confab/shared';
import { ObjectId } from 'mongodb';

/** The ObjectId of an id that has passed its schema. */
export function toObjectId(id: Id): ObjectId {
  return ObjectId.createFromHexString(id);
}

/** An ObjectId as the API spells it: 24 hexadecimal digits. */
export function toId(objectId: ObjectId): Id {
  return objectId.toHexString();
}

/** A fresh secret of `bits` random bits, in base64url. */
export function newSecret(bits: number): string {
  return randomBytes(bits / 8).toString('base64url');
}
