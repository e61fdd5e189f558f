import { type Channel, type channelsBrowseInput, idSchema, type Page } from '@confab/shared';
import { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import { asChannel, type RoomsModule } from '../rooms/index.js';
import type { TeamMemberDocument } from '../teams/index.js';
import { canBrowseChannels } from './channels.policy.js';

/** The last one shown: its name alone may be longer than a cursor. */
const positionSchema = z.tuple([idSchema]);

/** The public channels of a team that a member could join, by name; guests find none. */
export async function browseChannels(
  { repository, presenter }: RoomsModule,
  { teamId, userId, role }: TeamMemberDocument,
  { query = '', cursor, limit }: z.output<typeof channelsBrowseInput>,
): Promise<Page<Channel>> {
  if (!canBrowseChannels(role)) throw errors.forbidden();
  const [last] = cursor === undefined ? [null] : decodeCursor(cursor, positionSchema);
  const [channels, memberships, lastShown] = await Promise.all([
    repository.publicChannels(teamId),
    repository.membershipsOf(userId),
    last === null ? null : repository.find(toObjectId(last)),
  ]);
  // Of a room that is not for the caller to know nothing may follow, not even where its name stands among others.
  const isKnown = lastShown?.kind === 'public' && lastShown.teamId?.equals(teamId);
  const after = (isKnown && lastShown.name) || '';
  const mine = new Set(memberships.map(({ room }) => toId(room._id)));
  const wanted = query.normalize('NFKC').toLowerCase();
  // A team has some hundreds of channels at most.
  const rows = channels
    .flatMap((room) => (room.name === null ? [] : [{ room, name: room.name }]))
    .filter(({ room, name }) => !mine.has(toId(room._id)) && !room.archivedAt && name.includes(wanted) && name > after)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const page = toPage(rows, limit, { present: ({ room }) => room, position: ({ room }) => [toId(room._id)] });
  const items = await presenter.present(page.items.map((room) => ({ room, member: null })));
  return { items: items.map(asChannel), nextCursor: page.nextCursor };
}
