import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown, Keyboard, LogOut, Settings, SmilePlus } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { ThemeMenuItems } from '../../features/appearance/theme-menu-items';
import { NotificationMenuItem } from '../../features/notifications/notification-menu-item';
import { PresenceMenuItems } from '../../features/people/presence-menu-items';
import { confab } from '../../shared/api/confab';
import { PersonAvatar } from '../../shared/people/person-avatar';
import { presenceWords } from '../../shared/people/presence-dot';
import { usePresence } from '../../shared/people/presence-store';
import { StatusLine } from '../../shared/people/status-line';
import { useMe } from '../../shared/session/session';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../../shared/ui/menu';
import { useDialogs } from '../app-state';
import { useSignOut } from '../use-sign-out';
import { words } from '../words';

/** Oneself at the foot of the sidebar, with what is one's own: the theme, the shortcuts, the way out. */
export function MyMenu() {
  const me = useMe();
  const signOut = useSignOut();
  const show = useDialogs((dialogs) => dialogs.show);
  const connection = useSyncExternalStore(confab.connection.subscribe, confab.connection.get);
  const isOnline = connection.status === 'open';
  const presence = usePresence(me.id);
  const navigate = useNavigate();
  return (
    <div className="border-t p-2">
      <Menu>
        <MenuTrigger
          aria-label={`${words.myMenu}: ${me.displayName}`}
          className="flex h-11 w-full items-center gap-2.5 rounded-control px-2 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <PersonAvatar person={me} ring="ring-sidebar" presence={isOnline ? undefined : 'offline'} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium leading-4.5">{me.displayName}</span>
            <span className="block truncate text-ink-faint text-tiny">
              {!isOnline ? (
                words.offline
              ) : me.status ? (
                <StatusLine status={me.status} />
              ) : (
                presenceWords[presence ?? 'online']
              )}
            </span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
        </MenuTrigger>
        <MenuContent align="start" side="top" className="w-64">
          <PresenceMenuItems />
          <MenuItem icon={SmilePlus} onSelect={() => show('status')}>
            {words.setStatus}
          </MenuItem>
          <MenuSeparator />
          <ThemeMenuItems />
          <MenuSeparator />
          <NotificationMenuItem />
          <MenuItem
            icon={Settings}
            onSelect={() => navigate({ to: '/settings/$section', params: { section: 'profile' } })}
          >
            {words.settings}
          </MenuItem>
          <MenuItem icon={Keyboard} aside="?" onSelect={() => show('shortcuts')}>
            {words.shortcuts}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={LogOut} onSelect={signOut}>
            {words.signOut}
          </MenuItem>
        </MenuContent>
      </Menu>
    </div>
  );
}
