import type { Team } from '@confab/shared';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { undoLastDeletion } from '../../features/messages/deletions';
import { hasUnread } from '../../features/rooms/room-attention';
import type { SidebarSection } from '../../features/rooms/sidebar-sections';
import { useProfile } from '../../shared/people/profile-state';
import { hasMod } from '../../shared/platform';
import { useDialogs } from '../app-state';

interface ShortcutsInput {
  team: Team | undefined;
  /** What the sidebar lists: one walks through it as one sees it. */
  sections: readonly SidebarSection[];
  roomId: string | undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** The keys that work anywhere in a team. */
export function useShortcuts({ team, sections, roomId }: ShortcutsInput): void {
  const navigate = useNavigate();
  const { open, show } = useDialogs();

  useEffect(() => {
    function step(event: KeyboardEvent, by: number) {
      if (!team) return;
      const listed = sections.flatMap((section) => section.rooms);
      const now = new Date();
      const at = listed.findIndex((room) => room.id === roomId);
      // From a page that is no room one comes to the first, or backwards to the last.
      const from = at < 0 && by < 0 ? 0 : at;
      for (let count = 1; count <= listed.length; count += 1) {
        const room = listed[(from + by * count + listed.length * count) % listed.length];
        if (!room || room.id === roomId) continue;
        if (event.shiftKey && !hasUnread(room, now)) continue;
        event.preventDefault();
        void navigate({ to: '/t/$team/r/$room', params: { team: team.slug, room: room.id } });
        return;
      }
    }

    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || open || useProfile.getState().isOpen) return;
      if (event.key.toLowerCase() === 'k' && hasMod(event) && !event.shiftKey) {
        event.preventDefault();
        show('goTo');
      } else if (event.key.toLowerCase() === 'f' && hasMod(event) && event.shiftKey) {
        event.preventDefault();
        show('search');
      } else if (event.key === '/' && !hasMod(event) && !isTyping(event.target)) {
        event.preventDefault();
        show('search');
      } else if (event.key === '?' && !isTyping(event.target)) {
        event.preventDefault();
        show('shortcuts');
      } else if (event.key.toLowerCase() === 'z' && hasMod(event) && !event.shiftKey && !isTyping(event.target)) {
        if (undoLastDeletion()) event.preventDefault();
      } else if (event.altKey && !event.ctrlKey && !event.metaKey) {
        if (event.key === 'ArrowUp') step(event, -1);
        if (event.key === 'ArrowDown') step(event, 1);
      }
    }

    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [team, sections, roomId, open, show, navigate]);
}
