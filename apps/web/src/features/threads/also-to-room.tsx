import { words } from './words';

interface AlsoToRoomProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Whether a reply is shown in the room as well. */
export function AlsoToRoom({ checked, onChange }: AlsoToRoomProps) {
  return (
    <label className="flex min-h-8 min-w-0 flex-1 items-center gap-2 px-1.5 text-ink-soft text-small touch:min-h-11">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      <span className="truncate">{words.alsoToRoom}</span>
    </label>
  );
}
