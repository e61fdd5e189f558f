import { create } from 'zustand';
import { type Filter, takeFilters, withFilter } from './filters';

interface SearchState {
  text: string;
  filters: readonly Filter[];
  type: (text: string) => void;
  addFilter: (filter: Filter, rest: string) => void;
  removeFilter: (filter: Filter) => void;
  removeLast: () => void;
  /** Begins a search in one room. */
  beginIn: (roomName: string) => void;
}

/** What one searches for; kept, so that one can come back to the list after following a message. */
export const useSearch = create<SearchState>((set) => ({
  text: '',
  filters: [],
  type: (text) =>
    set((state) => {
      const taken = takeFilters(text);
      return { text: taken.rest, filters: taken.filters.reduce<readonly Filter[]>(withFilter, state.filters) };
    }),
  addFilter: (filter, rest) => set((state) => ({ text: rest, filters: withFilter(state.filters, filter) })),
  removeFilter: (filter) => set((state) => ({ filters: state.filters.filter((held) => held !== filter) })),
  removeLast: () => set((state) => ({ filters: state.filters.slice(0, -1) })),
  beginIn: (value) => set({ text: '', filters: [{ key: 'in', value }] }),
}));
