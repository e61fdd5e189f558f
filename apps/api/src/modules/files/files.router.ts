import { filesBeginInput, filesBeginResult } from '@confab/shared';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { AnnounceFile } from './announce-file.js';

/** `files.*`: what does not carry bytes. */
export function createFilesRouter(announce: AnnounceFile) {
  return router({
    begin: authedProcedure
      .input(filesBeginInput)
      .output(filesBeginResult)
      .mutation(({ ctx, input }) => announce.begin(ctx.caller, input)),
  });
}
