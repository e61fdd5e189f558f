import { type Attachment, attachmentSchema } from '@confab/shared';
import superjson from 'superjson';
import { ConfabError } from '../errors.js';
import { isRecord } from '../transport/routes.js';
import type { BytesAnswer } from './sent-bytes.js';

/** The file that was stored; throws what the server threw. */
export function attachmentOf({ status, text }: BytesAnswer): Attachment {
  const body: unknown = JSON.parse(text);
  if (status === 200) return attachmentSchema.parse(body);
  const error = isRecord(body) && isRecord(body.error) ? superjson.deserialize({ json: null, ...body.error }) : null;
  throw ConfabError.wrap({ error });
}
