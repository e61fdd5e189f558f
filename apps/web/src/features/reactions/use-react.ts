import type { Message } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../shared/api/confab';
import { notifyFailure } from '../../shared/ui/notify';
import { words } from './words';

/** Puts a reaction of one's own on a message, or takes it off; the feed tells everybody, oneself too. */
export function useReact(message: Message, myId: string): (emoji: string) => void {
  const react = useMutation(trpc.messages.react.mutationOptions());
  return (emoji) => {
    const isMine = message.reactions.some((reaction) => reaction.emoji === emoji && reaction.userIds.includes(myId));
    react.mutate(
      { messageId: message.id, emoji, action: isMine ? 'remove' : 'add' },
      { onError: (error) => notifyFailure(words.failed, error) },
    );
  };
}
