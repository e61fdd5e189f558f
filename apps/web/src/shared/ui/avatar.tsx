import { hueOf, initialsOf } from '../format/names';
import { cn } from './cn';

interface AvatarProps {
  id: string;
  name: string;
  image?: string | null;
  /** Side in pixels. */
  size?: 20 | 24 | 28 | 36 | 40 | 72;
  /** Teams are squarer than people. */
  shape?: 'person' | 'team';
  className?: string;
}

const sizes = {
  20: 'size-5 text-[0.5625rem]',
  24: 'size-6 text-[0.625rem]',
  28: 'size-7 text-[0.6875rem]',
  36: 'size-9 text-small',
  40: 'size-10 text-body',
  72: 'size-18 text-title',
};

/** A picture, or initials on one of twelve hues. Decoration: the name stands beside it in words. */
export function Avatar({ id, name, image = null, size = 36, shape = 'person', className }: AvatarProps) {
  const corner = shape === 'team' ? 'rounded-card' : 'rounded-control';
  if (image) {
    return <img src={image} alt="" className={cn('shrink-0 object-cover', corner, sizes[size], className)} />;
  }
  return (
    <span
      aria-hidden
      data-hue={hueOf(id)}
      className={cn(
        'grid shrink-0 select-none place-items-center bg-[oklch(var(--avatar-l)_var(--avatar-c)_var(--hue))] font-semibold text-[oklch(var(--avatar-ink-l)_var(--avatar-ink-c)_var(--hue))] tracking-tight',
        corner,
        sizes[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
