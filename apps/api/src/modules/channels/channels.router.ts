import {
  channelInput,
  channelSchema,
  channelsAddMembersInput,
  channelsBrowseInput,
  channelsCreateInput,
  channelsListInput,
  channelsRemoveMemberInput,
  channelsSetRoleInput,
  channelsUpdateInput,
  okSchema,
  pageOf,
} from '@confab/shared';
import { z } from 'zod';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { RoomsModule } from '../rooms/index.js';
import type { TeamsModule } from '../teams/index.js';
import { browseChannels } from './browse-channels.js';
import type { ChannelChanges } from './channel-changes.js';
import type { ChannelMembers } from './channel-members.js';
import type { ChannelsService } from './channels.service.js';

interface ChannelsRouterOptions {
  channels: ChannelsService;
  changes: ChannelChanges;
  members: ChannelMembers;
  rooms: RoomsModule;
  teamProcedure: TeamsModule['teamProcedure'];
}

/** `channels.*`: the rooms of teams. */
export function createChannelsRouter({ channels, changes, members, rooms, teamProcedure }: ChannelsRouterOptions) {
  return router({
    list: authedProcedure
      .input(channelsListInput)
      .output(z.array(channelSchema))
      .query(({ ctx, input }) => channels.list(ctx.caller, input?.teamId)),
    browse: teamProcedure
      .input(channelsBrowseInput)
      .output(pageOf(channelSchema))
      .query(({ ctx, input }) => browseChannels(rooms, ctx.membership, input)),
    get: authedProcedure
      .input(channelInput)
      .output(channelSchema)
      .query(({ ctx, input }) => channels.get(ctx.caller, input.channelId)),
    create: authedProcedure
      .input(channelsCreateInput)
      .output(channelSchema)
      .mutation(({ ctx, input }) => channels.create(ctx.caller, input)),
    update: authedProcedure
      .input(channelsUpdateInput)
      .output(channelSchema)
      .mutation(({ ctx, input }) => changes.update(ctx.caller, input)),
    archive: authedProcedure
      .input(channelInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await changes.archive(ctx.caller, input.channelId, true);
        return { ok: true };
      }),
    unarchive: authedProcedure
      .input(channelInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await changes.archive(ctx.caller, input.channelId, false);
        return { ok: true };
      }),
    delete: authedProcedure
      .input(channelInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await changes.delete(ctx.caller, input.channelId);
        return { ok: true };
      }),
    join: authedProcedure
      .input(channelInput)
      .output(channelSchema)
      .mutation(({ ctx, input }) => members.join(ctx.caller, input.channelId)),
    addMembers: authedProcedure
      .input(channelsAddMembersInput)
      .output(channelSchema)
      .mutation(({ ctx, input }) => members.add(ctx.caller, input)),
    removeMember: authedProcedure
      .input(channelsRemoveMemberInput)
      .output(channelSchema)
      .mutation(({ ctx, input }) => members.remove(ctx.caller, input)),
    setRole: authedProcedure
      .input(channelsSetRoleInput)
      .output(channelSchema)
      .mutation(({ ctx, input }) => members.setRole(ctx.caller, input)),
  });
}
