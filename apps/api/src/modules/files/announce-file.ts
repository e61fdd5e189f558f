import { type FilesBeginResult, type filesBeginInput, MESSAGES, TIMES } from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Platform } from '../../platform/platform.js';
import { rateOf } from '../../platform/rate-limit.js';
import type { Caller } from '../../platform/trpc.js';
import { demand, type RoomsModule } from '../rooms/index.js';
import { canUpload } from './files.policy.js';
import { fileUrl } from './files.presenter.js';
import type { UploadsRepository } from './uploads.repository.js';

const UPLOADS = rateOf('uploads', 60, 60);
const BYTES = rateOf('upload bytes', 1024 ** 3, 24 * 60 * 60);

interface AnnounceFileOptions {
  platform: Pick<Platform, 'config' | 'clock' | 'sharedLimiter'>;
  uploads: UploadsRepository;
  rooms: Pick<RoomsModule, 'access'>;
}

/** The first half of sending a file: everything that can be refused is refused before its bytes are on their way. */
export class AnnounceFile {
  readonly #options: AnnounceFileOptions;

  constructor(options: AnnounceFileOptions) {
    this.#options = options;
  }

  async begin(caller: Caller, input: z.output<typeof filesBeginInput>): Promise<FilesBeginResult> {
    const { platform, uploads, rooms } = this.#options;
    const { config, clock, sharedLimiter } = platform;
    const ownerId = toObjectId(caller.userId);
    const roomId = input.roomId === undefined ? null : toObjectId(input.roomId);
    if (roomId) demand(canUpload(await rooms.access.asMember(ownerId, roomId)));
    if (input.size > config.maxUploadBytes) throw errors.payloadTooLarge(MESSAGES.fileTooLarge);
    const bytes = Math.min(input.size, BYTES.burst);
    await sharedLimiter.check(BYTES, caller.userId, bytes);
    await sharedLimiter.take(UPLOADS, caller.userId);
    await sharedLimiter.take(BYTES, caller.userId, bytes);
    const now = clock.now();
    const uploadId = new ObjectId();
    await uploads.insert({
      _id: uploadId,
      ownerId,
      roomId,
      filename: input.name,
      size: input.size,
      declaredType: input.mimeType ?? null,
      state: 'announced',
      expiresAt: new Date(now.getTime() + TIMES.uploadBegin),
      createdAt: now,
      updatedAt: now,
    });
    const fileId = toId(uploadId);
    return { fileId, uploadUrl: fileUrl(fileId), maxBytes: config.maxUploadBytes };
  }
}
