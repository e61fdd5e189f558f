import type { Id } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import { Bell, BellOff } from 'lucide-react';
import { queryClient, trpc } from '../../shared/api/confab';
import { IconButton } from '../../shared/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../../shared/ui/menu';
import { notifyDone, notifyFailure } from '../../shared/ui/notify';
import { threadsKey } from './thread-query';
import { words } from './words';

/** Whether one wants to hear of a thread. */
export function FollowMenu({ messageId }: { messageId: Id }) {
  const options = (done: () => string) => ({
    onSuccess: () => {
      notifyDone(done());
      return queryClient.invalidateQueries({ queryKey: threadsKey });
    },
    onError: (error: unknown) => notifyFailure(words.followFailed, error),
  });
  const follow = useMutation(trpc.threads.follow.mutationOptions(options(() => words.follows)));
  const unfollow = useMutation(trpc.threads.unfollow.mutationOptions(options(() => words.unfollows)));
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton icon={Bell} label={words.notices} side="bottom" />
      </MenuTrigger>
      <MenuContent align="end">
        <MenuItem icon={Bell} onSelect={() => follow.mutate({ messageId })}>
          {words.follow}
        </MenuItem>
        <MenuItem icon={BellOff} onSelect={() => unfollow.mutate({ messageId })}>
          {words.unfollow}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
