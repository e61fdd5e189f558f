import type { PresenceChoice } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../shared/api/confab';
import { PresenceMark, presenceWords } from '../../shared/people/presence-dot';
import { holdPresence, usePresence } from '../../shared/people/presence-store';
import { useMe } from '../../shared/session/session';
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from '../../shared/ui/menu';
import { notifyFailure } from '../../shared/ui/notify';
import { words } from './words';

const choices = ['online', 'away', 'dnd'] as const satisfies readonly PresenceChoice[];

/** The part of a menu where one says whether one is there. */
export function PresenceMenuItems() {
  const me = useMe();
  const presence = usePresence(me.id) ?? 'online';
  const set = useMutation(trpc.presence.set.mutationOptions());

  function choose(status: PresenceChoice) {
    // Shown at once; the server tells us and the others in its next round.
    holdPresence([{ userId: me.id, status, lastSeenAt: null }]);
    set.mutate(
      { status },
      {
        onError: (error) => {
          holdPresence([{ userId: me.id, status: presence, lastSeenAt: null }]);
          notifyFailure(words.presenceFailed, error, () => choose(status));
        },
      },
    );
  }

  return (
    <>
      <MenuLabel>{words.presenceTitle}</MenuLabel>
      <MenuRadioGroup value={presence}>
        {choices.map((status) => (
          <MenuRadioItem key={status} value={status} onSelect={() => choose(status)}>
            <span aria-hidden className="flex items-center gap-2.5">
              <span className="grid size-4 place-items-center">
                <PresenceMark status={status} />
              </span>
              {presenceWords[status]}
            </span>
            <span className="sr-only">{presenceWords[status]}</span>
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </>
  );
}
