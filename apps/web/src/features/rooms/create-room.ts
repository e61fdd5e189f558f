import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../shared/api/confab';
import { holdRoom } from './rooms-feed';

/** Makes a channel; it is listed at once. */
export function useCreateChannel() {
  return useMutation(trpc.channels.create.mutationOptions({ onSuccess: (channel) => holdRoom(channel) }));
}

/** Opens the direct conversation with somebody, making it if there is none. */
export function useOpenDirect() {
  return useMutation(
    trpc.conversations.openDirect.mutationOptions({ onSuccess: ({ conversation }) => holdRoom(conversation) }),
  );
}
