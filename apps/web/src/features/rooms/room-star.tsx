import type { Room } from '@confab/shared';
import { Star } from 'lucide-react';
import { cn } from '../../shared/ui/cn';
import { IconButton } from '../../shared/ui/icon-button';
import { prefer } from './prefer';
import { words } from './words';

/** Marks a room with a star, or takes it off: it is listed first then. */
export function RoomStar({ room, className }: { room: Room; className?: string }) {
  const isStarred = room.me?.starred ?? false;
  return (
    <IconButton
      icon={Star}
      label={isStarred ? words.unstar : words.star}
      side="bottom"
      aria-pressed={isStarred}
      onClick={() => prefer(room, { starred: !isStarred })}
      className={cn(isStarred && 'text-accent-ink [&_svg]:fill-current', className)}
    />
  );
}
