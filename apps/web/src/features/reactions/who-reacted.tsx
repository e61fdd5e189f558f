import type { Id } from '@confab/shared';
import type { ReactElement } from 'react';
import { listText } from '../../shared/format/names';
import { useUsersById } from '../../shared/hooks/use-users-by-id';
import { RichTooltip } from '../../shared/ui/tooltip';
import { words } from './words';

/** More names nobody reads. */
const MOST_NAMES = 12;

interface WhoReactedProps {
  emoji: string;
  userIds: readonly Id[];
  myId: Id;
  children: ReactElement<object>;
}

/** Names the people behind a reaction; they are looked up when somebody wants to know. */
export function WhoReacted({ emoji, userIds, myId, children }: WhoReactedProps) {
  return (
    <RichTooltip
      content={
        <>
          <span className="font-emoji text-[1.5rem] leading-8">{emoji}</span>
          <Names userIds={userIds} myId={myId} />
        </>
      }
    >
      {children}
    </RichTooltip>
  );
}

function Names({ userIds, myId }: Pick<WhoReactedProps, 'userIds' | 'myId'>) {
  const others = userIds.filter((id) => id !== myId);
  const shown = others.slice(0, MOST_NAMES);
  const users = useUsersById(shown);
  const isMine = others.length < userIds.length;
  const names = [...(isMine ? [words.you] : []), ...(users ?? []).map(({ displayName }) => displayName)];
  const unnamed = others.length - (users?.length ?? 0);
  if (!users) return words.people(userIds.length);
  return listText(unnamed > 0 ? [...names, words.more(unnamed)] : names);
}
