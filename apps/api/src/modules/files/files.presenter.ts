import type { Attachment } from '@confab/shared';
import { toId } from '../../platform/ids.js';
import type { FileDocument, StoredAttachment } from './files.model.js';

/** What a message keeps of a file that it shows. */
export function toStored({ _id, filename, length, metadata }: FileDocument): StoredAttachment {
  const { mimeType, width, height, hasThumbnail } = metadata;
  return { fileId: _id, name: filename, size: length, mimeType, width, height, hasThumbnail };
}

/** A file as the API answers it. */
export function presentAttachment(stored: StoredAttachment): Attachment {
  const { fileId, name, size, mimeType, width, height, hasThumbnail } = stored;
  const url = fileUrl(toId(fileId));
  return {
    id: toId(fileId),
    name,
    size,
    mimeType,
    ...(width !== null && { width }),
    ...(height !== null && { height }),
    url,
    thumbnailUrl: hasThumbnail ? `${url}/thumbnail` : null,
  };
}

/** Whether it is shown in place: a picture that the server could read. */
export function isPicture({ width }: StoredAttachment): boolean {
  return width !== null;
}

/** Where a file is read, and once written. */
export function fileUrl(fileId: string): string {
  return `/files/${fileId}`;
}
