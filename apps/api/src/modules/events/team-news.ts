import type { FeedEventOf, Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import type { EventBus } from '../../platform/event-bus.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { type AuthModule, KeyedQueue } from '../auth/index.js';
import { type RoomsModule, refOf } from '../rooms/index.js';
import {
  type TeamsModule,
  teamCreated,
  teamDeleted,
  teamMemberJoined,
  teamMemberLeft,
  teamMemberRoleChanged,
  teamNotified,
  teamUpdated,
} from '../teams/index.js';
import type { FeedHub } from './hub.js';

/** Whoever leaves a team leaves its channels as well, at the same time: so long ago counts as still being there. */
const JUST_NOW = 10_000;

export interface TeamNewsOptions {
  hub: FeedHub;
  accounts: Pick<AuthModule['accounts'], 'refs'>;
  rooms: Pick<RoomsModule, 'repository'>;
  teams: Pick<TeamsModule['teams'], 'memberships' | 'peopleAmong' | 'presentToAll'>;
  clock: Clock;
}

type TeamChange = FeedEventOf<'team'>['change'];

/** Tells teams what becomes of them and of who is in them. Returns what ends it. */
export function subscribeTeamNews(bus: EventBus, options: TeamNewsOptions): () => void {
  const { hub, accounts, rooms, teams, clock } = options;
  /** One after another in each team, or an earlier state would be told after a later one. */
  const queue = new KeyedQueue();
  const listening = () => hub.listeners().map((listener) => toObjectId(listener.userId));

  /** Those listening who hear of somebody's coming and going: a guest knows only the people of its rooms. */
  const audienceOf = async (teamId: Id, userId: Id, since: Date): Promise<ObjectId[]> => {
    const members = await teams.memberships(toObjectId(teamId), listening());
    const idsWhere = (isGuest: boolean) =>
      members.filter(({ role }) => (role === 'guest') === isGuest).map((member) => member.userId);
    const guests = await rooms.repository.sharingRoom(toObjectId(userId), idsWhere(true), since);
    return [...idsWhere(false), ...guests].filter((id) => toId(id) !== userId);
  };

  const tellOfMember = async (change: TeamChange, teamId: Id, userId: Id, since: Date) => {
    const [audience, team] = await Promise.all([
      audienceOf(teamId, userId, since),
      teams.presentToAll(toObjectId(teamId)),
    ]);
    const event: FeedEventOf<'team'> = { type: 'team', teamId, change, team, userId };
    for (const id of audience) hub.toPerson(toId(id), event);
    // Whom it is about hears of it in any case; who has left may not know any more how the team is.
    hub.toPerson(userId, change === 'left' ? { ...event, team: null } : event);
  };

  const onMember =
    (change: TeamChange) =>
    ({ teamId, userId }: { teamId: Id; userId: Id }) => {
      const since = new Date(clock.now().getTime() - JUST_NOW);
      return queue.run(teamId, () => tellOfMember(change, teamId, userId, since));
    };

  const tellAll = async (teamId: Id, event: FeedEventOf<'team'> | FeedEventOf<'notice'>) => {
    for (const id of await teams.peopleAmong(toObjectId(teamId), listening())) hub.toPerson(toId(id), event);
  };

  const stops = [
    bus.subscribeEverywhere(teamCreated, ({ teamId, ownerId }) => onMember('joined')({ teamId, userId: ownerId })),
    bus.subscribeEverywhere(teamMemberJoined, onMember('joined')),
    bus.subscribeEverywhere(teamMemberLeft, onMember('left')),
    bus.subscribeEverywhere(teamMemberRoleChanged, onMember('role')),
    bus.subscribeEverywhere(teamUpdated, ({ teamId }) =>
      queue.run(teamId, async () => {
        const team = await teams.presentToAll(toObjectId(teamId));
        if (team) await tellAll(teamId, { type: 'team', teamId, change: 'updated', team });
      }),
    ),
    bus.subscribeEverywhere(teamDeleted, ({ teamId }) =>
      queue.run(teamId, () => tellAll(teamId, { type: 'team', teamId, change: 'deleted', team: null })),
    ),
    bus.subscribeEverywhere(teamNotified, async ({ teamId, userId, title, body, at }) => {
      const sender = toObjectId(userId);
      const from = refOf(await accounts.refs([sender]), sender);
      await tellAll(teamId, { type: 'notice', teamId, from, title, body, at });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
