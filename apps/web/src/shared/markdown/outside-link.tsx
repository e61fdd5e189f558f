import type { ReactNode } from 'react';
import { cn } from '../ui/cn';
import { linkStyles } from '../ui/link-styles';

/** A link out of the client, which tells the other side nothing of where one came from. */
export function OutsideLink({
  href,
  title,
  children,
}: {
  href: string;
  title?: string | undefined;
  children: ReactNode;
}) {
  return (
    <a
      href={href}
      title={title}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className={cn(linkStyles, 'font-normal')}
    >
      {children}
    </a>
  );
}
