import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface SidebarButtonProps {
  icon: LucideIcon;
  label: string;
  onClick: () => void;
  /** At the end of the line. */
  children?: ReactNode;
}

/** In the sidebar, a way to something that opens in front of the page. */
export function SidebarButton({ icon: Icon, label, onClick, children }: SidebarButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex h-8 w-full items-center gap-2 rounded-control px-2 text-left text-ink-soft outline-offset-[-2px] transition-colors duration-120 hover:bg-hover hover:text-ink touch:h-11"
    >
      <span className="grid size-5 shrink-0 place-items-center">
        <Icon aria-hidden className="size-4 text-ink-faint" strokeWidth={1.9} />
      </span>
      {label}
      {children}
    </button>
  );
}
