import { type Conversation, LIMITS, type User } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { trpc } from '../../shared/api/confab';
import { PeoplePicker } from '../../shared/people/people-picker';
import { useMe } from '../../shared/session/session';
import { Button } from '../../shared/ui/button';
import { Dialog, DialogFooter } from '../../shared/ui/dialog';
import { notifyFailure } from '../../shared/ui/notify';
import { words } from './words';

interface NewGroupDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onOpened: (conversation: Conversation) => void;
}

/** Chooses several people to talk with; the same people always have the same conversation. */
export function NewGroupDialog({ open, onOpenChange, onOpened }: NewGroupDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.groupTitle} className="h-120">
      <Group onOpened={onOpened} />
    </Dialog>
  );
}

function Group({ onOpened }: Pick<NewGroupDialogProps, 'onOpened'>) {
  const me = useMe();
  const [chosen, setChosen] = useState<readonly User[]>([]);
  const open = useMutation(
    trpc.conversations.openGroup.mutationOptions({
      onSuccess: ({ conversation }) => onOpened(conversation),
      onError: (error) => notifyFailure(words.groupFailed, error),
    }),
  );
  return (
    <PeoplePicker
      without={new Set([me.id, ...chosen.map(({ id }) => id)])}
      onPick={(person) => {
        if (chosen.length < LIMITS.membersPerGroup - 1) setChosen([...chosen, person]);
      }}
      head={
        chosen.length > 0 && (
          <ul aria-label={words.chosen} className="flex flex-wrap gap-1 px-5 pb-2">
            {chosen.map((person) => (
              <li key={person.id}>
                <button
                  type="button"
                  aria-label={words.unchoose(person.displayName)}
                  onClick={() => setChosen(chosen.filter(({ id }) => id !== person.id))}
                  className="flex h-7 items-center gap-1 rounded-full bg-accent-soft px-2.5 text-accent-ink text-small touch:h-11"
                >
                  {person.displayName}
                  <X aria-hidden className="size-3.5" />
                </button>
              </li>
            ))}
          </ul>
        )
      }
      foot={
        <DialogFooter>
          <Button
            disabled={chosen.length === 0}
            pending={open.isPending}
            onClick={() => open.mutate({ userIds: chosen.map(({ id }) => id) })}
          >
            {words.groupOpen}
          </Button>
        </DialogFooter>
      }
    />
  );
}
