import type { FeedEventOf } from '@confab/shared';
import type { FeedHandlers } from '../../realtime/realtime';
import { confab, queryClient, trpc } from '../../shared/api/confab';
import { readAfresh } from '../../shared/api/read-afresh';
import { notifyNews } from '../../shared/ui/notify';
import { words } from './words';

function fetchTeamsAgain(): void {
  readAfresh(trpc.teams.list.queryKey()).catch(() => undefined);
}

function take({ teamId, change, team, userId }: FeedEventOf<'team'>): void {
  const session = confab.session.get();
  const isAboutMe = session.status === 'signedIn' && userId === session.me.id;
  const isGone = change === 'deleted' || (change === 'left' && isAboutMe);
  if (!isGone && (isAboutMe || !team)) {
    fetchTeamsAgain();
    return;
  }
  queryClient.setQueryData(trpc.teams.list.queryKey(), (held) =>
    isGone
      ? held?.filter((other) => other.id !== teamId)
      : // Events are the same for everybody: one's own role is not in them.
        held?.map((other) => (team && other.id === teamId ? { ...team, myRole: other.myRole } : other)),
  );
}

/** How the rail follows what happens to teams. */
export const teamsFeed: FeedHandlers = {
  team: take,
  notice: ({ from, title, body }) => notifyNews(words.noticeOf({ name: from.displayName, title }), body),
  ready: ({ first }) => {
    if (!first) fetchTeamsAgain();
  },
};
