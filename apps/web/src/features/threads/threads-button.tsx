import { useQuery } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import { confab } from '../../shared/api/confab';
import { CountBadge } from '../../shared/ui/count-badge';
import { SidebarButton } from '../../shared/ui/sidebar-button';
import { threadsKey } from './thread-query';
import { words } from './words';

/** The way to the threads that one follows, and how many of them have news. */
export function ThreadsButton({ onClick }: { onClick: () => void }) {
  const { data: news = 0 } = useQuery({
    queryKey: [...threadsKey, 'news'],
    // Those with news come first.
    queryFn: async ({ signal }) => {
      const { items } = await confab.api.threads.list.query({}, { signal });
      return items.filter(({ unreadCount }) => unreadCount > 0).length;
    },
  });
  return (
    <SidebarButton icon={MessagesSquare} label={words.title} onClick={onClick}>
      <CountBadge count={news} label={words.withNews} className="ml-auto" />
    </SidebarButton>
  );
}
