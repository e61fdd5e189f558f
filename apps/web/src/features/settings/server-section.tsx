import type { AdminUser } from '@confab/shared';
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Ellipsis, ShieldCheck, ShieldOff, UserRoundCheck, UserRoundSearch, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { confab, queryClient, trpc } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { pagesOf } from '../../shared/api/pages';
import { useDebounced } from '../../shared/hooks/use-debounced';
import { useMe } from '../../shared/session/session';
import { Avatar } from '../../shared/ui/avatar';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { IconButton } from '../../shared/ui/icon-button';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../../shared/ui/menu';
import { MoreButton } from '../../shared/ui/more-button';
import { notifyFailure } from '../../shared/ui/notify';
import { SearchField } from '../../shared/ui/search-field';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { Section } from './section';
import { words } from './words';

const KEY = ['adminUsers'];
const readAgain = () => queryClient.invalidateQueries({ queryKey: KEY });
const shared = { onSuccess: readAgain, onError: (error: unknown) => notifyFailure(words.failed, error) };

/** The accounts of the server, for its administrators. */
export function ServerSection() {
  const [search, setSearch] = useState('');
  const query = useDebounced(search.trim());
  const users = useInfiniteQuery({
    ...pagesOf([...KEY, query], (page, signal) =>
      confab.api.admin.users.query({ ...(query && { query }), ...page }, { signal }),
    ),
    placeholderData: keepPreviousData,
  });
  const listed = users.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={words.sections.server} text={words.serverText}>
      <SearchField label={words.searchUsers} value={search} onChange={setSearch} className="mb-4 max-w-100" />
      {users.isPending && <PeopleSkeleton />}
      {users.isError && (
        <ErrorState title={words.usersFailed} text={failureOf(users.error).text} onRetry={() => void users.refetch()} />
      )}
      {users.isSuccess && listed.length === 0 && <EmptyState icon={UserRoundSearch} title={words.nobody} />}
      <ul className="divide-y rounded-card border empty:hidden">
        {listed.map((user) => (
          <UserRow key={user.id} user={user} />
        ))}
      </ul>
      <MoreButton of={users} className="mt-4">
        {words.more}
      </MoreButton>
    </Section>
  );
}

function Mark({ children }: { children: string }) {
  return <span className="rounded-full bg-sunken px-2 text-ink-soft text-tiny leading-5">{children}</span>;
}

function UserRow({ user }: { user: AdminUser }) {
  const me = useMe();
  return (
    <li className="flex min-h-15 items-center gap-3 px-3 py-2">
      <Avatar id={user.id} name={user.displayName} image={user.avatarUrl} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="truncate font-medium">{user.displayName}</span>
          {user.id === me.id && <span className="text-ink-faint">({words.you})</span>}
          {user.role === 'admin' && <Mark>{words.admin}</Mark>}
          {user.deactivatedAt && <Mark>{words.deactivated}</Mark>}
        </p>
        <p className="truncate text-ink-faint text-small">
          @{user.username} · {user.email}
        </p>
      </div>
      <UserActions user={user} />
    </li>
  );
}

function UserActions({ user }: { user: AdminUser }) {
  const me = useMe();
  const [isAsking, setAsking] = useState(false);
  const setRole = useMutation(
    trpc.admin.setRole.mutationOptions({
      ...shared,
      // Who gives up their own rights may not read the list again.
      onSuccess: ({ id, role }) => (id === me.id ? confab.setMe({ ...me, role }) : readAgain()),
    }),
  );
  const deactivate = useMutation(trpc.admin.deactivate.mutationOptions(shared));
  const reactivate = useMutation(trpc.admin.reactivate.mutationOptions(shared));
  const userId = user.id;
  const isAdmin = user.role === 'admin';
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton icon={Ellipsis} label={words.actionsFor(user.displayName)} side="left" />
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem
            icon={isAdmin ? ShieldOff : ShieldCheck}
            onSelect={() => setRole.mutate({ userId, role: isAdmin ? 'member' : 'admin' })}
          >
            {isAdmin ? words.makeMember : words.makeAdmin}
          </MenuItem>
          {user.deactivatedAt ? (
            <MenuItem icon={UserRoundCheck} onSelect={() => reactivate.mutate({ userId })}>
              {words.reactivateUser}
            </MenuItem>
          ) : (
            <MenuItem icon={UserRoundX} danger onSelect={() => setAsking(true)}>
              {words.deactivateUser}
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={words.deactivateUserTitle(user.displayName)}
        description={words.deactivateUserText}
        confirmLabel={words.deactivateUser}
        onConfirm={() => deactivate.mutate({ userId })}
      />
    </>
  );
}
