import type { Channel, channelsBrowseInput, Page } from '@confab/shared';
import { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import { asChannel, type RoomsModule } from '../rooms/index.js';
import type { TeamMemberDocument } from '../teams/index.js';
import { canBrowseChannels } from './channels.policy.js';

/** The name of the last one shown. */
const positionSchema = z.tuple([z.string()]);

/** The public channels of a team that a member could join, by name; guests find none. */
export async function browseChannels(
  { repository, presenter }: RoomsModule,
  { teamId, userId, role }: TeamMemberDocument,
  { query = '', cursor, limit }: z.output<typeof channelsBrowseInput>,
): Promise<Page<Channel>> {
  if (!canBrowseChannels(role)) throw errors.forbidden();
  const after = cursor === undefined ? '' : decodeCursor(cursor, positionSchema)[0];
  const [channels, memberships] = await Promise.all([
    repository.publicChannels(teamId),
    repository.membershipsOf(userId),
  ]);
  const mine = new Set(memberships.map(({ room }) => toId(room._id)));
  const wanted = query.normalize('NFKC').toLowerCase();
  // A team has some hundreds of channels at most.
  const rows = channels
    .flatMap((room) => (room.name === null ? [] : [{ room, name: room.name }]))
    .filter(({ room, name }) => !mine.has(toId(room._id)) && !room.archivedAt && name.includes(wanted) && name > after)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const page = toPage(rows, limit, { present: ({ room }) => room, position: ({ name }) => [name] });
  const items = await presenter.present(page.items.map((room) => ({ room, member: null })));
  return { items: items.map(asChannel), nextCursor: page.nextCursor };
}
