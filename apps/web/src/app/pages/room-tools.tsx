import type { Room } from '@confab/shared';
import { PanelRight, Search } from 'lucide-react';
import { useDetails } from '../../features/room-details/details-state';
import { words as detailWords } from '../../features/room-details/words';
import { RoomStar } from '../../features/rooms/room-star';
import { useSearch } from '../../features/search/search-state';
import { useThread } from '../../features/threads/thread-state';
import { IconButton } from '../../shared/ui/icon-button';
import { useDialogs } from '../app-state';
import { words } from '../words';

/** The buttons in the head of a room, as far as there is space for them; the menu beside them has the star too. */
export function RoomTools({ room, title }: { room: Room; title: string }) {
  const show = useDialogs((dialogs) => dialogs.show);
  const searchIn = useSearch((search) => search.beginIn);
  const details = useDetails();
  const thread = useThread();
  const isShown = details.isOpen && thread.open?.roomId !== room.id;
  return (
    <>
      <RoomStar room={room} className="@max-[30rem]:hidden" />
      <IconButton
        icon={Search}
        label={words.searchHere}
        side="bottom"
        onClick={() => {
          searchIn(title.replace(/^#/u, ''));
          show('search');
        }}
        className="@max-[30rem]:hidden"
      />
      <IconButton
        icon={PanelRight}
        label={detailWords.show}
        side="bottom"
        aria-expanded={isShown}
        onClick={() => {
          if (isShown) return details.close();
          // A thread stands where the details would.
          thread.close();
          details.open();
        }}
      />
    </>
  );
}
