import { create } from 'zustand';
import { isFolded, SECTIONS, type SectionName } from './sidebar-sections';

const KEY = 'confab.sidebar';
/** How wide the sidebar may be, in pixels. */
export const SIDEBAR_WIDTH = { least: 200, usual: 248, most: 400 };

interface Kept {
  collapsed: Readonly<Partial<Record<SectionName, boolean>>>;
  unreadFirst: boolean;
  width: number;
}

interface SidebarState extends Kept {
  toggle: (name: SectionName) => void;
  setUnreadFirst: (unreadFirst: boolean) => void;
  setWidth: (width: number) => void;
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function within(width: number): number {
  return Math.round(Math.min(SIDEBAR_WIDTH.most, Math.max(SIDEBAR_WIDTH.least, width)));
}

/** What was kept, as far as it is what this client would keep. */
export function readKept(text: string | null): Kept {
  const kept: Kept = { collapsed: {}, unreadFirst: false, width: SIDEBAR_WIDTH.usual };
  try {
    const read: unknown = JSON.parse(text ?? 'null');
    if (typeof read !== 'object' || read === null) return kept;
    if ('unreadFirst' in read) kept.unreadFirst = read.unreadFirst === true;
    if ('width' in read && typeof read.width === 'number') kept.width = within(read.width);
    const folded =
      'collapsed' in read && typeof read.collapsed === 'object' ? Object.entries(read.collapsed ?? {}) : [];
    kept.collapsed = Object.fromEntries(
      SECTIONS.flatMap((name) => folded.filter(([key, value]) => key === name && typeof value === 'boolean')),
    );
  } catch {
    // Something else wrote there: begin anew.
  }
  return kept;
}

/** How one has set up the sidebar, in this browser. */
export const useSidebar = create<SidebarState>((set, get) => {
  function keep(change: Partial<Kept>): void {
    set(change);
    const { collapsed, unreadFirst, width } = get();
    storage()?.setItem(KEY, JSON.stringify({ collapsed, unreadFirst, width } satisfies Kept));
  }
  return {
    ...readKept(storage()?.getItem(KEY) ?? null),
    toggle: (name) => {
      const { collapsed } = get();
      keep({ collapsed: { ...collapsed, [name]: !isFolded(collapsed, name) } });
    },
    setUnreadFirst: (unreadFirst) => keep({ unreadFirst }),
    setWidth: (width) => keep({ width: within(width) }),
  };
});
