import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { StatusForm } from './status-form';
import { words } from './words';

interface StatusDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** One's own status, from wherever one is. */
export function StatusDialog({ open, onOpenChange }: StatusDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.statusTitle}>
      <DialogBody className="pb-5">
        <StatusForm onDone={() => onOpenChange(false)} />
      </DialogBody>
    </Dialog>
  );
}
