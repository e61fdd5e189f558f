import type { UserRef } from '@confab/shared';
import { PeoplePicker } from '../../shared/people/people-picker';
import { useMe } from '../../shared/session/session';
import { Dialog } from '../../shared/ui/dialog';
import { words } from './words';

interface NewDirectDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (person: UserRef) => void;
}

/** Finds somebody to write to. */
export function NewDirectDialog({ open, onOpenChange, onPick }: NewDirectDialogProps) {
  const me = useMe();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.peopleTitle} className="h-110">
      <PeoplePicker without={new Set([me.id])} onPick={onPick} />
    </Dialog>
  );
}
