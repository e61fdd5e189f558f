import { ChevronsUpDown, Keyboard, LogOut } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { ThemeMenuItems } from '../../features/appearance/theme-menu-items';
import { confab } from '../../shared/api/confab';
import { useMe } from '../../shared/session/session';
import { Avatar } from '../../shared/ui/avatar';
import { cn } from '../../shared/ui/cn';
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
  return (
    <div className="border-t p-2">
      <Menu>
        <MenuTrigger
          aria-label={`${words.myMenu}: ${me.displayName}`}
          className="flex h-11 w-full items-center gap-2.5 rounded-control px-2 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <Avatar id={me.id} name={me.displayName} image={me.avatarUrl} size={28} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium leading-4.5">{me.displayName}</span>
            <span className="flex items-center gap-1.5 text-ink-faint text-tiny">
              <span
                aria-hidden
                className={cn('size-2 rounded-full', isOnline ? 'bg-accent' : 'inset-ring-2 inset-ring-ink-faint')}
              />
              {isOnline ? words.online : words.offline}
            </span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
        </MenuTrigger>
        <MenuContent align="start" side="top" className="w-58">
          <ThemeMenuItems />
          <MenuSeparator />
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
