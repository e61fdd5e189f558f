import { Paperclip } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { words } from './words';

interface DropZoneProps {
  /** Null where nothing can be sent. */
  onFiles: ((files: File[]) => void) | null;
  className?: string;
  children: ReactNode;
}

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** A part of the page onto which files can be dropped. */
export function DropZone({ onFiles, className, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  // Each part inside tells of entering and leaving too.
  const depth = useRef(0);

  function end() {
    depth.current = 0;
    setOver(false);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way for what the button does
    <div
      className={className}
      onDragEnter={(event) => {
        if (!onFiles || !carriesFiles(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragLeave={() => {
        depth.current -= 1;
        if (depth.current <= 0) end();
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        end();
        onFiles?.([...event.dataTransfer.files]);
      }}
    >
      {children}
      {isOver && (
        <div className="pointer-events-none absolute inset-2 z-30 grid animate-fade-in place-items-center rounded-card border-2 border-accent border-dashed bg-accent-soft/90">
          <p className="flex items-center gap-2 font-semibold text-accent-ink">
            <Paperclip aria-hidden className="size-5" />
            {words.dropHere}
          </p>
        </div>
      )}
    </div>
  );
}
