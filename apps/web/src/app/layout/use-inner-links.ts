import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** The addresses of teams, their rooms and messages. */
const INSIDE = /^\/t\/[^/]+(?:\/|$)/u;

function innerPath(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  // Who holds a key wants another window.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.hasAttribute('download')) return null;
  const { origin, pathname, search } = new URL(link.href);
  return origin === window.location.origin && INSIDE.test(pathname) ? pathname + search : null;
}

/** Links to rooms and messages of this server, written into a message by anybody, open here and not in another window. */
export function useInnerLinks(): void {
  const router = useRouter();
  useEffect(() => {
    function onClick(event: MouseEvent) {
      const path = innerPath(event);
      if (!path) return;
      event.preventDefault();
      void router.navigate({ href: path });
    }
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [router]);
}
