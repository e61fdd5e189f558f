import type { Id } from '@confab/shared';
import { Moon } from 'lucide-react';
import { cn } from '../ui/cn';
import { words } from '../words';
import { type PresenceStatus, usePresence } from './presence-store';

/** How presence is put into words. */
export const presenceWords: Readonly<Record<PresenceStatus, string>> = words.presence;

interface PresenceMarkProps {
  status: PresenceStatus | undefined;
  className?: string;
}

/** Full, half, barred or a ring: told apart by shape as well as by colour. */
export function PresenceMark({ status, className }: PresenceMarkProps) {
  if (!status) return null;
  return (
    <span
      data-presence={status}
      className={cn(
        'grid size-2.5 shrink-0 place-items-center overflow-hidden rounded-full',
        status === 'online' && 'bg-accent',
        status === 'away' && 'bg-canvas inset-ring-2 inset-ring-attention',
        status === 'dnd' && 'bg-danger text-on-danger',
        status === 'offline' && 'bg-canvas inset-ring-2 inset-ring-ink-faint',
        className,
      )}
    >
      {status === 'away' && <span aria-hidden className="h-full w-1/2 justify-self-start bg-attention" />}
      {status === 'dnd' && <Moon aria-hidden className="size-2" strokeWidth={3} />}
      <span className="sr-only">{presenceWords[status]}</span>
    </span>
  );
}

/** Whether somebody is there. */
export function PresenceDot({ userId, className }: { userId: Id; className?: string }) {
  return <PresenceMark status={usePresence(userId)} className={className ?? ''} />;
}
