import type { Team, UserRef } from '@confab/shared';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { MessageSquare, Search, UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { pagesOf } from '../../shared/api/pages';
import { useDebounced } from '../../shared/hooks/use-debounced';
import { useProfile } from '../../shared/people/profile-state';
import { useMe } from '../../shared/session/session';
import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { Input } from '../../shared/ui/field';
import { IconButton } from '../../shared/ui/icon-button';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { MoreButton } from '../../shared/ui/more-button';
import { PersonRow } from '../../shared/ui/person-row';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { AddMemberForm } from './add-member-form';
import { TeamMemberMenu } from './team-member-menu';
import { words } from './words';

interface MembersDialogProps {
  team: Team;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Starts or opens a direct conversation. */
  onMessage: (person: UserRef) => void;
  messageLabel: (name: string) => string;
}

/** Everybody in a team, with a way to write to each. */
export function MembersDialog({ team, open, onOpenChange, onMessage, messageLabel }: MembersDialogProps) {
  const me = useMe();
  const openProfile = useProfile((profile) => profile.open);
  const [search, setSearch] = useState('');
  const query = useDebounced(search.trim());
  const members = useInfiniteQuery({
    ...pagesOf(['teamMembers', team.id, query], (page, signal) =>
      confab.api.teams.members.query({ teamId: team.id, ...(query && { query }), ...page }, { signal }),
    ),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  const rows = members.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.membersOf(team.name)} className="h-140">
      <div className="relative mx-5 mt-3">
        <Search aria-hidden className="absolute top-3 left-3 size-4 text-ink-faint" />
        <Input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="pl-9"
        />
      </div>
      <DialogBody className="px-3">
        {members.isPending && <PeopleSkeleton />}
        {members.isError && (
          <ErrorState
            title={words.membersFailed}
            text={failureOf(members.error).text}
            onRetry={() => members.refetch()}
          />
        )}
        {members.isSuccess && rows.length === 0 && (
          <EmptyState icon={UserRoundSearch} title={words.nobody} text={words.nobodyText} />
        )}
        <ul>
          {rows.map(({ user, role, joinedAt }) => (
            <li key={user.id} className="flex min-h-11 items-center gap-2.5 rounded-control px-2 hover:bg-hover">
              <PersonRow
                person={user}
                note={user.id === me.id ? words.you : undefined}
                onOpen={() => openProfile(user)}
                aside={
                  <>
                    {role !== 'member' && <span className="text-ink-soft text-small">{words.roles[role]}</span>}
                    {user.id !== me.id && (
                      <IconButton
                        icon={MessageSquare}
                        label={messageLabel(user.displayName)}
                        side="left"
                        onClick={() => onMessage(user)}
                      />
                    )}
                    {user.id !== me.id && <TeamMemberMenu team={team} member={{ user, role, joinedAt }} />}
                  </>
                }
              />
            </li>
          ))}
        </ul>
        <MoreButton of={members}>{words.loadMore}</MoreButton>
      </DialogBody>
      {(team.myRole === 'owner' || team.myRole === 'admin') && <AddMemberForm team={team} />}
    </Dialog>
  );
}
