import type { Conversation, UserRef } from '@confab/shared';
import { notifyFailure } from '../../shared/ui/notify';
import { useOpenDirect } from './create-room';
import { words } from './words';

/** Opens the conversation with a person, and tells when that fails. */
export function useMessagePerson(onOpened: (conversation: Conversation) => void): (person: UserRef) => void {
  const openDirect = useOpenDirect();
  return function open(person) {
    openDirect.mutate(
      { userId: person.id },
      {
        onSuccess: ({ conversation }) => onOpened(conversation),
        onError: (error) => notifyFailure(words.openFailed(person.displayName), error, () => open(person)),
      },
    );
  };
}
