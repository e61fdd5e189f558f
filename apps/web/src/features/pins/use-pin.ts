import type { Message } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import { queryClient, trpc } from '../../shared/api/confab';
import { notifyFailure } from '../../shared/ui/notify';
import { words } from './words';

/** The key under which the pins of a room are held. */
export function pinsKey(roomId: string) {
  return ['pins', roomId] as const;
}

/** Pins a message to its room, or takes the pin off. */
export function usePin(): (message: Message) => void {
  const options = {
    onSuccess: ({ roomId }: Message) => queryClient.invalidateQueries({ queryKey: pinsKey(roomId) }),
    onError: (error: unknown) => notifyFailure(words.failed, error),
  };
  const pin = useMutation(trpc.messages.pin.mutationOptions(options));
  const unpin = useMutation(trpc.messages.unpin.mutationOptions(options));
  return ({ id: messageId, pinnedAt }) => (pinnedAt ? unpin : pin).mutate({ messageId });
}
