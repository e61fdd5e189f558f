import type { EventBus } from '../../platform/event-bus.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { entriesCommitted, type RoomLogEntry, type RoomsModule } from '../rooms/index.js';
import { type TeamsModule, teamDeleted, teamMemberLeft, teamMemberRoleChanged } from '../teams/index.js';
import type { Watches } from './watches.js';

interface DeparturesOptions {
  watches: Watches;
  teams: Pick<TeamsModule['teams'], 'peopleAmong'>;
  rooms: Pick<RoomsModule, 'feedSources' | 'repository'>;
}

/** Notes whenever people may no longer know of each other. Returns what ends it. */
export function subscribeDepartures(bus: EventBus, { watches, teams, rooms }: DeparturesOptions): () => void {
  const sources = new Map(rooms.feedSources.map((source) => [source.kind, source]));
  const noteLeft = (userIds: readonly Parameters<typeof toId>[0][]) => watches.noteLeft(new Set(userIds.map(toId)));
  const people = () => watches.people().map(toObjectId);

  const noteEntry = async (entry: RoomLogEntry) => {
    const source = sources.get(entry.kind);
    if (source?.leaves) noteLeft(source.leaves(entry));
    if (source?.ends) noteLeft(await rooms.repository.peopleOf([entry.roomId], people()));
  };

  const stops = [
    bus.subscribeEverywhere(teamMemberLeft, ({ userId }) => watches.noteLeft(new Set([userId]))),
    bus.subscribeEverywhere(teamMemberRoleChanged, ({ userId }) => watches.noteLeft(new Set([userId]))),
    bus.subscribeEverywhere(teamDeleted, async ({ teamId }) => {
      noteLeft(await teams.peopleAmong(toObjectId(teamId), people()));
    }),
    bus.subscribeEverywhere(
      entriesCommitted,
      async ({ entries }) => {
        await Promise.all(entries.map(noteEntry));
      },
      ({ topics }) => topics.some((kind) => sources.get(kind)?.leaves || sources.get(kind)?.ends),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
