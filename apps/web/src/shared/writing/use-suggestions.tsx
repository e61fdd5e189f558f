import { useQuery } from '@tanstack/react-query';
import { AtSign, Hash } from 'lucide-react';
import type { ReactNode } from 'react';
import { emojiLanguage, loadEmoji } from '../emoji/emoji-data';
import { findEmoji, shortNameFor } from '../emoji/find-emoji';
import { Avatar } from '../ui/avatar';
import { bestMatches } from './best-matches';
import type { Trigger } from './trigger';
import { usePeople } from './use-people';
import { words } from './words';
import { useWritingScope } from './writing-scope';

/** One way to finish what is being typed. */
export interface Suggestion {
  key: string;
  /** What takes the place of the sign and what follows it. */
  insert: string;
  icon: ReactNode;
  name: string;
  note: string;
}

const MOST = 8;
const iconStyles = 'size-4 text-ink-faint';

/** How what is being typed may go on. */
export function useSuggestions(trigger: Trigger | null): Suggestion[] {
  const scope = useWritingScope();
  const query = trigger?.query ?? '';
  const people = usePeople(scope, trigger?.sign === '@' ? query : null);
  const emoji = useQuery({
    queryKey: ['emoji', emojiLanguage()],
    queryFn: () => loadEmoji(),
    enabled: trigger?.sign === ':',
    retry: false,
  });

  switch (trigger?.sign) {
    case '@': {
      const everybody = [
        { name: 'channel', note: words.callsChannel },
        { name: 'here', note: words.callsHere },
      ].filter(({ name }) => scope !== null && name.startsWith(query.toLocaleLowerCase()));
      return [
        ...people.map((person) => ({
          key: person.id,
          insert: `@${person.username} `,
          icon: <Avatar id={person.id} name={person.displayName} image={person.avatarUrl} size={24} />,
          name: person.displayName,
          note: `@${person.username}`,
        })),
        ...everybody.map(({ name, note }) => ({
          key: name,
          insert: `@${name} `,
          icon: <AtSign aria-hidden className={iconStyles} strokeWidth={1.75} />,
          name: `@${name}`,
          note,
        })),
      ].slice(0, MOST);
    }
    case '#':
      return bestMatches(scope?.channels ?? [], query, ({ name }) => [name], MOST).map(({ name, topic }) => ({
        key: name,
        insert: `#${name} `,
        icon: <Hash aria-hidden className={iconStyles} strokeWidth={1.75} />,
        name,
        note: topic,
      }));
    case ':':
      return findEmoji(emoji.data?.emojis ?? [], query, MOST).map((found) => {
        const shortName = shortNameFor(found, query);
        return {
          key: found.emoji,
          insert: `${found.emoji} `,
          icon: <span className="font-emoji text-heading">{found.emoji}</span>,
          name: shortName ? `:${shortName}:` : found.label,
          note: shortName ? found.label : '',
        };
      });
    default:
      return [];
  }
}
