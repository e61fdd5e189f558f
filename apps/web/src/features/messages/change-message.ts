import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../shared/api/confab';
import { holdMessage } from './message-store';

/** Changes the text of one's own message. */
export function useEditMessage() {
  return useMutation(trpc.messages.edit.mutationOptions({ onSuccess: holdMessage }));
}
