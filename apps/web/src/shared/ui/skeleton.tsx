import type { ReactNode } from 'react';
import { useDelayed } from '../hooks/use-delayed';
import { words } from '../words';
import { cn } from './cn';

/** One grey bar in the place of something that is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block animate-breathe rounded-control bg-hover', className)} />;
}

/** Shows its children only when loading takes long enough to be noticed; keeps quiet before. */
export function Loading({ children, label = words.loading }: { children: ReactNode; label?: string }) {
  const late = useDelayed(150);
  return (
    <div role="status" aria-busy className="contents">
      <span className="sr-only">{label}</span>
      {late && children}
    </div>
  );
}
