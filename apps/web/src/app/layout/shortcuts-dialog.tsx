import { altKey, modKey } from '../../shared/platform';
import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { Keys } from '../../shared/ui/keys';
import { words } from '../words';

const shortcuts: readonly { keys: readonly string[]; does: keyof typeof words.keys }[] = [
  { keys: [modKey, 'K'], does: 'goTo' },
  { keys: ['/'], does: 'search' },
  { keys: [modKey, 'Shift', 'F'], does: 'searchAnywhere' },
  { keys: [altKey, '↑'], does: 'above' },
  { keys: [altKey, '↓'], does: 'below' },
  { keys: [altKey, 'Shift', '↑'], does: 'unreadAbove' },
  { keys: [altKey, 'Shift', '↓'], does: 'unreadBelow' },
  { keys: ['Shift', 'F10'], does: 'roomMenu' },
  { keys: ['↑'], does: 'editLast' },
  { keys: ['Enter'], does: 'send' },
  { keys: ['Shift', 'Enter'], does: 'newLine' },
  { keys: ['E'], does: 'edit' },
  { keys: ['R'], does: 'react' },
  { keys: ['T'], does: 'thread' },
  { keys: ['P'], does: 'pin' },
  { keys: ['C'], does: 'copy' },
  { keys: ['Del'], does: 'delete' },
  { keys: [modKey, 'Z'], does: 'undo' },
  { keys: [modKey, 'B'], does: 'bold' },
  { keys: ['@'], does: 'names' },
  { keys: ['Esc'], does: 'back' },
  { keys: ['?'], does: 'list' },
];

/** All keys that do something. */
export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.shortcuts}>
      <DialogBody label={words.shortcuts} className="pb-5">
        <dl className="divide-y">
          {shortcuts.map(({ keys, does }) => (
            <div key={does} className="flex min-h-9 items-center justify-between gap-4 py-1">
              <dt className="text-ink-soft">{words.keys[does]}</dt>
              <dd>
                <Keys keys={keys} />
              </dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
