import { channelInput, channelSchema, channelsCreateInput, channelsListInput } from '@confab/shared';
import { z } from 'zod';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { ChannelsService } from './channels.service.js';

/** `channels.*`: the rooms of teams. */
export function createChannelsRouter(channels: ChannelsService) {
  return router({
    list: authedProcedure
      .input(channelsListInput)
      .output(z.array(channelSchema))
      .query(({ ctx, input }) => channels.list(ctx.caller, input?.teamId)),
    get: authedProcedure
      .input(channelInput)
      .output(channelSchema)
      .query(({ ctx, input }) => channels.get(ctx.caller, input.channelId)),
    create: authedProcedure
      .input(channelsCreateInput)
      .output(channelSchema)
      .mutation(({ ctx, input }) => channels.create(ctx.caller, input)),
    join: authedProcedure
      .input(channelInput)
      .output(channelSchema)
      .mutation(({ ctx, input }) => channels.join(ctx.caller, input.channelId)),
  });
}
