import type { Id, Message } from '@confab/shared';
import { Archive, ArchiveRestore, Hash, type LucideIcon, Pencil, UserMinus, UserPlus } from 'lucide-react';
import { memo } from 'react';
import { clockTime, fullTime } from '../../shared/format/time';
import { cn } from '../../shared/ui/cn';
import { columnStyles } from './row-frame';
import { systemText } from './system-text';

type SystemEvent = NonNullable<Message['system']>['event'];

const icons: Record<SystemEvent, LucideIcon> = {
  created: Hash,
  joined: UserPlus,
  left: UserMinus,
  renamed: Pencil,
  topic: Pencil,
  archived: Archive,
  unarchived: ArchiveRestore,
};

interface SystemRowProps {
  message: Message;
  nameOf: (id: Id) => string | undefined;
}

/** What happened to the room itself, in words. */
export const SystemRow = memo(function SystemRow({ message, nameOf }: SystemRowProps) {
  const Icon = icons[message.system?.event ?? 'created'];
  return (
    <div data-seq={message.seq} className={cn(columnStyles, 'group flex items-center gap-3 py-1')}>
      <span className="grid w-9 shrink-0 place-items-center">
        <Icon aria-hidden className="size-4 text-ink-faint" strokeWidth={1.75} />
      </span>
      <p className="min-w-0 text-ink-soft text-small wrap-anywhere">
        {systemText(message, nameOf)}{' '}
        <time
          dateTime={message.createdAt.toISOString()}
          title={fullTime(message.createdAt)}
          className="ml-1 text-ink-faint text-tiny"
        >
          {clockTime(message.createdAt)}
        </time>
      </p>
    </div>
  );
});
