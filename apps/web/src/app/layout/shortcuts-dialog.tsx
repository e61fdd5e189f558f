import { altKey, modKey } from '../../shared/platform';
import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { Keys } from '../../shared/ui/keys';
import { words } from '../words';

const shortcuts = [
  { keys: [modKey, 'K'], text: 'Go to any channel or conversation' },
  { keys: ['/'], text: 'Search messages, outside of a field' },
  { keys: [modKey, 'Shift', 'F'], text: 'Search messages, anywhere' },
  { keys: [altKey, '↑'], text: 'The room above' },
  { keys: [altKey, '↓'], text: 'The room below' },
  { keys: [altKey, 'Shift', '↑'], text: 'The unread room above' },
  { keys: [altKey, 'Shift', '↓'], text: 'The unread room below' },
  { keys: ['↑'], text: 'In an empty field: edit your last message' },
  { keys: ['Enter'], text: 'Send' },
  { keys: ['Shift', 'Enter'], text: 'Begin a new line' },
  { keys: ['E'], text: 'Edit the message that has the focus' },
  { keys: ['C'], text: 'Copy its text' },
  { keys: ['Del'], text: 'Delete it' },
  { keys: ['Esc'], text: 'Back one step; in a room, everything is read' },
  { keys: ['?'], text: 'Show this list' },
];

/** All keys that do something. */
export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.shortcuts}>
      <DialogBody className="pb-5">
        <dl className="divide-y">
          {shortcuts.map(({ keys, text }) => (
            <div key={text} className="flex min-h-9 items-center justify-between gap-4">
              <dt className="text-ink-soft">{text}</dt>
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
