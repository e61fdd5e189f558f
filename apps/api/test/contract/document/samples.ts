import { createHash } from 'node:crypto';
import type { JsonSchema } from './json-schema.js';
import { alternativesOf } from './render-type.js';

/** What fields of these names look like in examples. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  username: 'ada',
  displayName: 'Ada',
  email: 'ada@example.org',
  login: 'ada',
  password: 'a long and quiet password',
  currentPassword: 'a long and quiet password',
  newPassword: 'a longer and quieter password',
  bio: 'Draws maps.',
  avatarUrl: null,
  isBot: false,
  isActive: true,
  body: 'Lunch at one?',
  title: 'Tonight',
  name: 'lunch',
  slug: 'maps',
  topic: 'Where to eat',
  description: 'Everything about food',
  query: 'lunch',
  code: 'q6Xk2mJp0aT4vR8sYb1NwA',
  url: 'http://localhost:3000/join/q6Xk2mJp0aT4vR8sYb1NwA',
  uploadUrl: '/files/upload/65f0c0de65f0c0de65f0c0de',
  emoji: '👍',
  text: 'On a walk',
  token: 'Zk9vY2V4YW1wbGVfdG9rZW5fb2ZfNDNfY2hhcmFjdGVycw',
  accessToken: 'eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.…',
  refreshToken: 'pX0d9Jw3sE2u7Q…',
  userAgent: 'Mozilla/5.0',
  ip: '127.0.0.1',
  mimeType: 'image/png',
  clientId: 'c-20260301-1',
  cursor: 'WzE3NDA4MjI0MDAwMDBd',
  nextCursor: null,
  seq: 41,
  lastSeq: 41,
  lastReadSeq: 41,
  rev: 43,
  upToRev: 43,
  sinceRev: 40,
  version: 7,
  unreadCount: 0,
  mentionCount: 0,
  memberCount: 5,
  maxUses: 10,
  uses: 1,
  expiresInHours: 168,
  size: 48_213,
  maxBytes: 26_214_400,
  width: 800,
  height: 600,
  replyCount: 2,
  count: 3,
  deleted: 2,
  revoked: 1,
  start: 0,
  end: 5,
  limit: 50,
  type: 'text',
  deletedAt: null,
  deactivatedAt: null,
  archivedAt: null,
  mutedUntil: null,
  editedAt: null,
  pinnedAt: null,
  revokedAt: null,
  status: null,
  system: null,
  replyTo: null,
  threadRootId: null,
  thread: null,
  subject: null,
  mentionsAll: null,
};

const MOMENT = new Date('2026-03-01T12:00:00.000Z');

/** An example of what a schema describes: the same one each time. */
export function sampleOf(schema: JsonSchema | boolean, options: { optional: boolean }, name = ''): unknown {
  if (typeof schema === 'boolean') return null;
  const known = BY_NAME[name];
  if (known !== undefined && fits(schema, known)) return known;
  if (schema.title === 'Date') return MOMENT;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const alternatives = alternativesOf(schema);
  if (alternatives) return sampleOf(alternatives[0] ?? true, options, name);
  switch (schema.type) {
    case 'array': {
      const item = typeof schema.items === 'object' && !Array.isArray(schema.items) ? schema.items : true;
      return [sampleOf(item, options, name.replace(/s$/, ''))];
    }
    case 'object': {
      const required = new Set(schema.required ?? []);
      const fields = Object.entries(schema.properties ?? {}).filter(([key]) => options.optional || required.has(key));
      return Object.fromEntries(fields.map(([key, part]) => [key, sampleOf(part, options, key)]));
    }
    case 'integer':
    case 'number':
      return schema.minimum !== undefined && schema.minimum > 0 ? schema.minimum : 0;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return schema.pattern === '^[0-9a-f]{24}$' ? idFor(name) : 'text';
  }
}

/** Whether an example can stand where this schema is. */
function fits(schema: JsonSchema, value: unknown): boolean {
  const alternatives = alternativesOf(schema);
  if (alternatives) return alternatives.some((part) => typeof part === 'object' && fits(part, value));
  if (schema.const !== undefined) return schema.const === value;
  if (schema.enum) return schema.enum.some((option) => option === value);
  if (value === null) return schema.type === 'null';
  if (schema.type === 'integer' || schema.type === 'number') return typeof value === 'number';
  return schema.type === typeof value && schema.pattern !== '^[0-9a-f]{24}$';
}

/** An id that is the same for the same kind of thing. */
function idFor(name: string): string {
  return createHash('sha256').update(name.replace(/Ids?$/, '')).digest('hex').slice(0, 24);
}
