import type { EventBus } from '../../platform/event-bus.js';
import { toObjectId } from '../../platform/ids.js';
import type { CollectionDefinition } from '../../platform/mongo/index.js';
import type { Platform } from '../../platform/platform.js';
import type { RoomsModule } from '../rooms/index.js';
import {
  type TeamsModule,
  teamCreated,
  teamMemberJoined,
  teamMemberLeft,
  teamMemberRoleChanged,
} from '../teams/index.js';
import { ChannelSweep } from './channel-sweep.js';
import { createChannelsRouter } from './channels.router.js';
import { ChannelsService } from './channels.service.js';
import { TeamChannels } from './team-channels.js';

/** The rooms of teams. */
export function createChannelsModule(
  platform: Platform,
  { rooms, teams: { teams } }: { rooms: RoomsModule; teams: TeamsModule },
) {
  const teamChannels = new TeamChannels(rooms, teams);
  const sweep = new ChannelSweep({ teams, channels: teamChannels, logger: platform.logger });
  const collections: CollectionDefinition[] = [];

  /** A team's changes reach its channels before who made them is answered. */
  const subscribe = (bus: EventBus) => {
    const stops = [
      bus.subscribe(teamCreated, ({ teamId, ownerId }) =>
        teamChannels.addGeneral({ _id: toObjectId(teamId), ownerId: toObjectId(ownerId) }),
      ),
      bus.subscribe(teamMemberJoined, ({ teamId, userId }) =>
        teamChannels.fill(toObjectId(teamId), [toObjectId(userId)]),
      ),
      // Who is a guest no more is to be in every public channel, like everybody else.
      bus.subscribe(teamMemberRoleChanged, async ({ teamId, userId, from }) => {
        if (from === 'guest') await teamChannels.fill(toObjectId(teamId), [toObjectId(userId)]);
      }),
      bus.subscribe(teamMemberLeft, ({ teamId, userId }) => teamChannels.empty(toObjectId(teamId), toObjectId(userId))),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  };

  return {
    router: createChannelsRouter(new ChannelsService({ rooms, teams, teamChannels })),
    collections,
    /** Registered by the composition root. */
    subscribe,
    /** Called once the collections are there. */
    start: () => sweep.start(),
    /** For whoever does not want to wait for the next one. */
    sweep: () => sweep.sweep(),
    close: () => sweep.close(),
  };
}
