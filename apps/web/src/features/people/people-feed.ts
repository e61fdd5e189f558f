import type { FeedHandlers } from '../../realtime/realtime';
import { confab, queryClient, trpc } from '../../shared/api/confab';
import { holdPresence, watchAgain } from '../../shared/people/presence-store';
import { refetchRelations } from '../../shared/people/relations';

/** How profiles that were looked up, and who is there, follow what happens. */
export const peopleFeed: FeedHandlers = {
  user({ user }) {
    queryClient.setQueryData(trpc.users.get.queryKey({ userId: user.id }), (held) => held && user);
    const session = confab.session.get();
    if (session.status === 'signedIn' && session.me.id === user.id)
      confab.setMe({ ...session.me, ...user, email: session.me.email });
  },
  presence: ({ users }) => holdPresence(users),
  ready({ first }) {
    watchAgain();
    if (!first) refetchRelations().catch(() => undefined);
  },
};
