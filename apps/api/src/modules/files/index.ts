import type { FastifyInstance } from 'fastify';
import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import type { RoomsModule } from '../rooms/index.js';
import type { UsersModule } from '../users/index.js';
import { AnnounceFile } from './announce-file.js';
import { AttachFiles } from './attach-files.js';
import { Avatars } from './avatars.js';
import { ChunkStore } from './chunk-store.js';
import { DiscardUpload } from './discard-upload.js';
import { FileAccess } from './file-access.js';
import { FileUses } from './file-use.js';
import { chunksCollection, filesCollection, thumbnailsCollection, uploadsCollection } from './files.model.js';
import { FilesRepository } from './files.repository.js';
import { createFilesRouter } from './files.router.js';
import { FilesSweep } from './files-sweep.js';
import { type FileSignIn, registerFileRoutes } from './http/files.routes.js';
import { MessageFilesSlot } from './message-files.js';
import { Pictures } from './pictures.js';
import { ReceiveFile } from './receive-file.js';
import { RemoveFiles } from './remove-files.js';
import { UploadsRepository } from './uploads.repository.js';

export type { AttachedFiles, AttachRequest } from './attach-files.js';
export type { StoredAttachment } from './files.model.js';
export { isPicture, presentAttachment } from './files.presenter.js';
export type { FileSignIn } from './http/files.routes.js';
export type { MessageFilesSource } from './message-files.js';

interface FilesDependencies {
  auth: AuthModule;
  users: Pick<UsersModule, 'giveAvatars'>;
  rooms: RoomsModule;
}

/** Files of rooms and avatars: how they come, who may read them, and how they go. */
export function createFilesModule(platform: Platform, { auth, users, rooms }: FilesDependencies) {
  const { db, clock, limiter, logger } = platform;
  const { accounts } = auth;
  const repository = new FilesRepository(db);
  const uploads = new UploadsRepository(db);
  const chunks = new ChunkStore(db);
  const messages = new MessageFilesSlot();
  const uses = new FileUses(messages, accounts);
  const access = new FileAccess({ repository, uses, rooms });
  const discard = new DiscardUpload({ uploads, files: repository, chunks, clock });
  const pictures = new Pictures();
  const receive = new ReceiveFile({ platform, uploads, files: repository, chunks, pictures, discard, rooms });
  const removal = new RemoveFiles({ repository, chunks, uses, clock, logger });
  users.giveAvatars(new Avatars({ accounts, repository, removal, clock }));
  const sweep = new FilesSweep({ platform, uploads, files: repository, discard, removal });

  return {
    router: createFilesRouter(new AnnounceFile({ platform, uploads, rooms })),
    collections: [filesCollection, chunksCollection, thumbnailsCollection, uploadsCollection],
    /** Serves `/files` in a scope that is made for it. */
    registerRoutes: (scope: FastifyInstance, signIn: FileSignIn) =>
      registerFileRoutes(scope, signIn, { access, receive, repository, chunks, limiter }),
    /** Files for messages. */
    attachments: new AttachFiles({ repository, uses, clock }),
    removal,
    sweep,
    /** Called once by the module of the messages. */
    giveMessages: messages.give,
    start: () => sweep.start(),
    /** Waits for uploads and for a sweep under way. */
    close: async () => {
      await receive.close();
      await sweep.close();
    },
  };
}
export type FilesModule = ReturnType<typeof createFilesModule>;
