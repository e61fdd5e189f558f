import type { Id, Presence } from '@confab/shared';
import { useEffect } from 'react';
import { create } from 'zustand';
import { confab } from '../api/confab';

export type PresenceStatus = Presence['status'];

/** As many as the server watches for one connection. (Its limits would bring all schemas along.) */
const MOST_WATCHED = 200;
/** What comes and goes on the screen within so long is told to the server at once. */
const GATHER_MS = 250;

interface PresenceState {
  statuses: Readonly<Record<Id, PresenceStatus>>;
  hold: (people: readonly Presence[]) => void;
  forget: () => void;
}

const useStore = create<PresenceState>((set) => ({
  statuses: {},
  hold: (people) =>
    set(({ statuses }) => ({
      statuses: { ...statuses, ...Object.fromEntries(people.map(({ userId, status }) => [userId, status])) },
    })),
  forget: () => set({ statuses: {} }),
}));

/** How many places on the screen show a person. */
const shown = new Map<Id, number>();
let timer: ReturnType<typeof setTimeout> | undefined;
let watched = '';

function tell(): void {
  timer = undefined;
  const userIds = [...shown.keys()].slice(-MOST_WATCHED).sort();
  const key = userIds.join();
  if (key === watched || confab.connection.get().status !== 'open') return;
  watched = key;
  confab.api.presence.watch.mutate({ userIds }).catch(() => {
    // Told again with the next change of the screen or of the connection.
    watched = '';
  });
}

function tellSoon(): void {
  if (timer === undefined) timer = setTimeout(tell, GATHER_MS);
}

/** Takes over who is there. */
export const holdPresence = (people: readonly Presence[]): void => useStore.getState().hold(people);

/** How a person is, outside of components; known only of people on the screen. */
export const presenceOf = (userId: Id): PresenceStatus | undefined => useStore.getState().statuses[userId];

/** A new connection watches nobody yet: it is told again whom the screen shows. */
export function watchAgain(): void {
  watched = '';
  tellSoon();
}

/** Forgets who was there, for somebody who is signed in no more. */
export function forgetPresence(): void {
  watched = '';
  useStore.getState().forget();
}

/** How a person is there right now, followed for as long as it is shown; undefined until that is known. */
export function usePresence(userId: Id | null): PresenceStatus | undefined {
  useEffect(() => {
    if (!userId) return;
    shown.set(userId, (shown.get(userId) ?? 0) + 1);
    tellSoon();
    return () => {
      const left = (shown.get(userId) ?? 1) - 1;
      if (left > 0) shown.set(userId, left);
      else shown.delete(userId);
      tellSoon();
    };
  }, [userId]);
  return useStore((state) => (userId ? state.statuses[userId] : undefined));
}
