import type { FeedHandlers } from '../../realtime/realtime';
import { confab, queryClient, trpc } from '../../shared/api/confab';

/** How profiles that were looked up follow their owners' changes. */
export const peopleFeed: FeedHandlers = {
  user({ user }) {
    queryClient.setQueryData(trpc.users.get.queryKey({ userId: user.id }), (held) => held && user);
    const session = confab.session.get();
    if (session.status === 'signedIn' && session.me.id === user.id)
      confab.setMe({ ...session.me, ...user, email: session.me.email });
  },
};
