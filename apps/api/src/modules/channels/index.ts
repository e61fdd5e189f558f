import type { EventBus } from '../../platform/event-bus.js';
import { toObjectId } from '../../platform/ids.js';
import { Job } from '../../platform/job.js';
import type { Platform } from '../../platform/platform.js';
import type { RoomsModule } from '../rooms/index.js';
import {
  type TeamsModule,
  teamCreated,
  teamDeleted,
  teamMemberJoined,
  teamMemberLeft,
  teamMemberRoleChanged,
} from '../teams/index.js';
import { ChannelChanges } from './channel-changes.js';
import { ChannelMembers } from './channel-members.js';
import { ChannelNames } from './channel-names.js';
import { channelNamesCollection } from './channel-names.model.js';
import { ChannelSweep, SWEEP_FAILED } from './channel-sweep.js';
import { createChannelsRouter } from './channels.router.js';
import { ChannelsService } from './channels.service.js';
import { TeamChannels } from './team-channels.js';

const SWEEP_EVERY_MS = 30_000;

/** The rooms of teams. */
export function createChannelsModule(
  platform: Platform,
  { rooms, teams: { teams, teamProcedure } }: { rooms: RoomsModule; teams: TeamsModule },
) {
  const names = new ChannelNames({ db: platform.db, rooms, clock: platform.clock });
  const teamChannels = new TeamChannels({ rooms, teams, names });
  const { logger } = platform;
  const sweep = new ChannelSweep({ teams, channels: teamChannels, logger });
  const job = new Job({ everyMs: SWEEP_EVERY_MS, run: () => sweep.run(), logger, failure: SWEEP_FAILED });

  /** A team's changes reach its channels before who made them is answered. */
  const subscribe = (bus: EventBus) => {
    const stops = [
      bus.subscribeHere(teamCreated, ({ teamId, ownerId }) =>
        teamChannels.addGeneral({ _id: toObjectId(teamId), ownerId: toObjectId(ownerId) }),
      ),
      bus.subscribeHere(teamMemberJoined, ({ teamId, userId }) =>
        teamChannels.fill(toObjectId(teamId), [toObjectId(userId)]),
      ),
      // Who is a guest no more is to be in every public channel, like everybody else.
      bus.subscribeHere(teamMemberRoleChanged, async ({ teamId, userId, from }) => {
        if (from === 'guest') await teamChannels.fill(toObjectId(teamId), [toObjectId(userId)]);
      }),
      bus.subscribeHere(teamDeleted, ({ teamId }) => teamChannels.deleteAll(toObjectId(teamId))),
      bus.subscribeHere(teamMemberLeft, ({ teamId, userId }) =>
        teamChannels.empty(toObjectId(teamId), toObjectId(userId)),
      ),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  };

  return {
    router: createChannelsRouter({
      channels: new ChannelsService({ rooms, teams, teamChannels }),
      changes: new ChannelChanges({ rooms, names }),
      members: new ChannelMembers({ rooms, teamChannels }),
      rooms,
      teamProcedure,
    }),
    collections: [channelNamesCollection],
    /** Registered by the composition root. */
    subscribe,
    /** Called once the collections are there. */
    start: () => job.start(),
    /** For whoever does not want to wait for the next one. */
    sweep: () => job.run(),
    close: () => job.close(),
  };
}
