import { type Id, MESSAGES, TIMES } from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { FileUses } from './file-use.js';
import type { FileDocument, StoredAttachment } from './files.model.js';
import { toStored } from './files.presenter.js';
import type { FilesRepository } from './files.repository.js';

/** Long after the last moment at which a message that was asked for may still come to be. */
const PENDING_MS = 60_000;
const TRIES = 3;

/** Who wants to show which files in which room. */
export interface AttachRequest {
  ownerId: ObjectId;
  roomId: ObjectId;
  fileIds: readonly Id[];
}

/** The files, and the id which the message that shows them has to have. */
export interface AttachedFiles {
  messageId: ObjectId;
  attachments: StoredAttachment[];
}

interface AttachFilesOptions {
  repository: FilesRepository;
  uses: FileUses;
  clock: Clock;
}

/**
 * Means files for a message before that exists. Of one message id there can be only one message: the log of the room
 * sees to that. So a file that was meant for a message which did not come to be, or of which that is not known, is used
 * with that same id again, and no file can ever be in two messages.
 */
export class AttachFiles {
  readonly #options: AttachFilesOptions;

  constructor(options: AttachFilesOptions) {
    this.#options = options;
  }

  async claim(request: AttachRequest): Promise<AttachedFiles> {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const files = await this.#find(request);
      const messageId = await this.#messageFor(files);
      if (await this.#claimAll(files, messageId)) return { messageId, attachments: files.map(toStored) };
    }
    throw errors.precondition(MESSAGES.attachmentTaken);
  }

  /** The caller's own files of this room, in the order in which they were named. */
  async #find({ ownerId, roomId, fileIds }: AttachRequest): Promise<FileDocument[]> {
    const found = await this.#options.repository.findMany(fileIds.map(toObjectId));
    const byId = new Map(found.map((file) => [toId(file._id), file]));
    return fileIds.map((fileId) => {
      const file = byId.get(fileId);
      if (!file?.metadata.ownerId.equals(ownerId) || !file.metadata.roomId?.equals(roomId)) throw errors.notFound();
      return file;
    });
  }

  async #messageFor(files: readonly FileDocument[]): Promise<ObjectId> {
    const uses = await Promise.all(files.map((file) => this.#options.uses.of(file)));
    const pending = new Map<Id, { messageId: ObjectId; recent: boolean }>();
    for (const [index, use] of uses.entries()) {
      if (use.state === 'gone') throw errors.notFound();
      if (use.state === 'shown') throw errors.precondition(MESSAGES.attachmentTaken);
      if (use.state !== 'pending') continue;
      const { messageId } = use;
      const before = pending.get(toId(messageId));
      pending.set(toId(messageId), { messageId, recent: before?.recent || this.#isRecent(files[index]) });
    }
    const [first] = pending.values();
    if (first && pending.size === 1) return first.messageId;
    const recent = [...pending.values()].filter((claim) => claim.recent);
    if (recent.length > 1) throw errors.precondition(MESSAGES.attachmentTaken);
    return recent[0]?.messageId ?? new ObjectId();
  }

  #isRecent(file: FileDocument | undefined): boolean {
    const claimedAt = file?.metadata.claimedAt?.getTime() ?? 0;
    return claimedAt > this.#options.clock.now().getTime() - PENDING_MS;
  }

  /** One after the other and all in the same order, so that of several who want the same files one gets them all. */
  async #claimAll(files: readonly FileDocument[], messageId: ObjectId): Promise<boolean> {
    const { repository, clock } = this.#options;
    const at = clock.now();
    const checkAt = new Date(at.getTime() + TIMES.looseFile);
    const ordered = [...files].sort((one, other) => (toId(one._id) < toId(other._id) ? -1 : 1));
    for (const file of ordered) {
      if (!(await repository.claim(file, { messageId, at, checkAt }))) return false;
    }
    return true;
  }
}
