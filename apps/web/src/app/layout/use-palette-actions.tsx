import type { Team } from '@confab/shared';
import { useNavigate } from '@tanstack/react-router';
import {
  CheckCheck,
  Compass,
  Hash,
  Keyboard,
  type LucideIcon,
  MessageSquarePlus,
  MessagesSquare,
  Monitor,
  Moon,
  Search,
  Settings,
  Settings2,
  SmilePlus,
  Sun,
  UserPlus,
  Users,
  UsersRound,
} from 'lucide-react';
import { chooseTheme } from '../../features/appearance/theme';
import type { PaletteItem } from '../../features/command-palette/command-palette';
import { markAllRead } from '../../features/rooms/mark-read';
import { words as roomWords } from '../../features/rooms/words';
import { words as teamWords } from '../../features/teams/words';
import { Keys } from '../../shared/ui/keys';
import { type DialogName, useDialogs } from '../app-state';
import { words } from '../words';

interface Action {
  id: string;
  name: string;
  icon: LucideIcon;
  /** Other words for it, with commas between. */
  keywords?: string;
  keys?: readonly string[];
  run: () => void;
}

/** Everything one can do from anywhere, as far as this person may. */
export function usePaletteActions({ team }: { team: Team | undefined }): PaletteItem[] {
  const navigate = useNavigate();
  const { show, close } = useDialogs();
  const dialog = (name: DialogName) => () => show(name);
  const closing = (run: () => void) => () => {
    close();
    run();
  };
  const isGuest = team?.myRole === 'guest';
  const mayInvite = team?.myRole === 'owner' || team?.myRole === 'admin';
  const alias = words.aliases;

  const inTeam: Action[] = team
    ? [
        {
          id: 'people',
          name: words.people,
          icon: UsersRound,
          run: closing(() => void navigate({ to: '/t/$team/people', params: { team: team.slug } })),
        },
        { id: 'team', name: teamWords.settings, icon: Settings2, run: dialog('teamSettings') },
      ]
    : [];
  const asMember: Action[] =
    team && !isGuest
      ? [
          {
            id: 'channel',
            name: roomWords.createChannel,
            icon: Hash,
            keywords: alias.channel,
            run: dialog('createChannel'),
          },
          { id: 'browse', name: words.browseChannels, icon: Compass, keywords: alias.browse, run: dialog('browse') },
          { id: 'members', name: words.members, icon: Users, run: dialog('teamMembers') },
        ]
      : [];
  const asAdmin: Action[] = mayInvite
    ? [{ id: 'invite', name: words.invite, icon: UserPlus, keywords: alias.invite, run: dialog('invite') }]
    : [];
  const actions: Action[] = [
    { id: 'search', name: words.search, icon: Search, keywords: alias.search, keys: ['/'], run: dialog('search') },
    {
      id: 'direct',
      name: roomWords.newMessage,
      icon: MessageSquarePlus,
      keywords: alias.direct,
      run: dialog('newDirect'),
    },
    ...asMember.slice(0, 1),
    {
      id: 'allRead',
      name: roomWords.markAllRead,
      icon: CheckCheck,
      keywords: alias.allRead,
      run: closing(markAllRead),
    },
    ...asAdmin,
    {
      id: 'settings',
      name: words.settings,
      icon: Settings,
      keywords: alias.settings,
      run: closing(() => void navigate({ to: '/settings/$section', params: { section: 'profile' } })),
    },
    { id: 'group', name: roomWords.newGroup, icon: UsersRound, run: dialog('newGroup') },
    { id: 'threads', name: words.threads, icon: MessagesSquare, run: dialog('threads') },
    ...asMember.slice(1),
    ...inTeam,
    { id: 'status', name: words.setStatus, icon: SmilePlus, keywords: alias.status, run: dialog('status') },
    {
      id: 'light',
      name: words.themes.light,
      icon: Sun,
      keywords: alias.theme,
      run: closing(() => chooseTheme('light')),
    },
    { id: 'dark', name: words.themes.dark, icon: Moon, keywords: alias.theme, run: closing(() => chooseTheme('dark')) },
    {
      id: 'system',
      name: words.themes.system,
      icon: Monitor,
      keywords: alias.theme,
      run: closing(() => chooseTheme('system')),
    },
    { id: 'keys', name: words.shortcuts, icon: Keyboard, keywords: alias.keys, keys: ['?'], run: dialog('shortcuts') },
  ];
  return actions.map(({ id, name, icon: Icon, keywords, keys, run }, index) => ({
    id: `action-${id}`,
    name,
    ...(keywords && { keywords: keywords.split(/,\s*/u) }),
    weight: -index,
    icon: (
      <span className="grid size-5 place-items-center">
        <Icon aria-hidden className="size-4 text-ink-faint" strokeWidth={1.75} />
      </span>
    ),
    aside: keys && <Keys keys={keys} />,
    onSelect: run,
  }));
}
