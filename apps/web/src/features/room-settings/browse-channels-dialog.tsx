import type { Channel, Team } from '@confab/shared';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Hash } from 'lucide-react';
import { useState } from 'react';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { pagesOf } from '../../shared/api/pages';
import { useDebounced } from '../../shared/hooks/use-debounced';
import { Dialog } from '../../shared/ui/dialog';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { notifyFailure } from '../../shared/ui/notify';
import { PickList } from '../../shared/ui/pick-list';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { words } from './words';

interface BrowseChannelsDialogProps {
  team: Team;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onJoined: (channel: Channel) => void;
}

/** The channels of a team that one could join. */
export function BrowseChannelsDialog({ team, open, onOpenChange, onJoined }: BrowseChannelsDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.browseTitle} className="h-110">
      <Channels team={team} onJoined={onJoined} />
    </Dialog>
  );
}

function Channels({ team, onJoined }: Pick<BrowseChannelsDialogProps, 'team' | 'onJoined'>) {
  const [search, setSearch] = useState('');
  const query = useDebounced(search.trim());
  const channels = useInfiniteQuery({
    ...pagesOf(['browse', team.id, query], (page, signal) =>
      confab.api.channels.browse.query({ teamId: team.id, ...(query && { query }), ...page }, { signal }),
    ),
    placeholderData: keepPreviousData,
  });
  const join = (channel: Channel) => {
    confab.api.channels.join
      .mutate({ channelId: channel.id })
      .then(onJoined, (error: unknown) => notifyFailure(words.joinFailed, error));
  };
  const fallback = channels.isPending ? (
    <PeopleSkeleton />
  ) : channels.isError ? (
    <ErrorState title={words.browseFailed} text={failureOf(channels.error).text} onRetry={() => channels.refetch()} />
  ) : (
    <EmptyState icon={Hash} title={words.noChannels} text={words.noChannelsText} />
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col pt-3">
      <PickList
        items={channels.data?.pages.flatMap((page) => page.items) ?? []}
        keyOf={(channel) => channel.id}
        renderItem={(channel) => (
          <>
            <Hash aria-hidden className="size-4 text-ink-faint" />
            <span className="min-w-0 flex-1 truncate">
              <span className="font-medium">{channel.name}</span>
              {channel.topic && <span className="ml-2 text-ink-soft text-small">{channel.topic}</span>}
            </span>
            <span className="text-ink-faint text-small">{words.memberCount(channel.memberCount)}</span>
          </>
        )}
        onPick={join}
        query={search}
        onQueryChange={setSearch}
        label={words.browseSearch}
        placeholder={words.browseSearch}
        fallback={fallback}
      />
    </div>
  );
}
