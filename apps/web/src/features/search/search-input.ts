import type { Id, Room, UserRef } from '@confab/shared';
import { confab } from '../../shared/api/confab';
import { dayOf, type Filter, HAS, type Has } from './filters';
import { words } from './words';

const DAY_MS = 86_400_000;

/** What `search.messages` is asked for, without its pages. */
export interface SearchInput {
  query: string;
  roomId?: Id;
  fromUserId?: Id;
  since?: Date;
  until?: Date;
  has?: Exclude<Has, 'pin'>;
  pinned?: true;
}

/** Something in a filter that there is not. The words are for whoever typed it. */
export class UnknownFilter extends Error {}

interface Known {
  me: UserRef;
  /** The rooms one is in, by what they are called. */
  rooms: readonly { room: Room; name: string }[];
}

async function personCalled(value: string, me: UserRef): Promise<Id> {
  const name = value.toLocaleLowerCase();
  if (name === 'me' || name === me.username) return me.id;
  const { items } = await confab.api.users.list.query({ query: value, limit: 20 });
  const person =
    items.find(({ username }) => username === name) ??
    items.find(({ displayName }) => displayName.toLocaleLowerCase() === name) ??
    items[0];
  if (!person) throw new UnknownFilter(words.nobody(value));
  return person.id;
}

function day(value: string): Date {
  const date = dayOf(value);
  if (!date) throw new UnknownFilter(words.noDate(value));
  return date;
}

async function partOf({ key, value }: Filter, { me, rooms }: Known): Promise<Partial<SearchInput>> {
  switch (key) {
    case 'from':
      return { fromUserId: await personCalled(value, me) };
    case 'in': {
      const name = value.toLocaleLowerCase();
      const found =
        rooms.find((room) => room.name.toLocaleLowerCase() === name) ??
        rooms.find((room) => room.name.toLocaleLowerCase().startsWith(name));
      if (!found) throw new UnknownFilter(words.noRoom(value));
      return { roomId: found.room.id };
    }
    case 'before':
      return { until: day(value) };
    case 'after':
      // "After a day" begins with the next one; through noon, since days with a change of the clock are shorter or longer.
      return { since: startOfDay(new Date(day(value).getTime() + 1.5 * DAY_MS)) };
    case 'has': {
      const kind = HAS.find((known) => known === value.toLowerCase());
      if (!kind) throw new UnknownFilter(words.noKind(value));
      return kind === 'pin' ? { pinned: true } : { has: kind };
    }
  }
}

function startOfDay(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}

/** Puts words and filters into a question to the server. Throws `UnknownFilter`. */
export async function searchInputOf(query: string, filters: readonly Filter[], known: Known): Promise<SearchInput> {
  const parts = await Promise.all(filters.map((filter) => partOf(filter, known)));
  return Object.assign({ query }, ...parts);
}
