import type { Attachment } from '@confab/shared';
import { ChevronLeft, ChevronRight, Download, ExternalLink, X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { byteSize } from '../../shared/format/bytes';
import { cn } from '../../shared/ui/cn';
import { words } from './words';

interface PictureViewerProps {
  pictures: readonly Attachment[];
  index: number;
  onIndexChange: (index: number) => void;
  onClose: () => void;
}

const toolStyles =
  'grid size-10 shrink-0 place-items-center rounded-control text-rail-ink hover:bg-rail-hover focus-visible:outline-rail-mark touch:size-11';

/** The pictures of a message as large as the window, one at a time; the arrow keys go from one to the next. */
export function PictureViewer({ pictures, index, onIndexChange, onClose }: PictureViewerProps) {
  const picture = pictures[index];
  if (!picture) return null;
  const step = (by: number) => {
    if (pictures[index + by]) onIndexChange(index + by);
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Content
          aria-describedby={undefined}
          onKeyDown={(event) => {
            // These keys are not shortcuts of the message and the page behind it.
            event.stopPropagation();
            if (event.key === 'ArrowLeft') step(-1);
            if (event.key === 'ArrowRight') step(1);
          }}
          className="fixed inset-0 z-50 flex animate-fade-in flex-col bg-rail text-rail-ink focus:outline-none"
        >
          <header className="flex items-center gap-1 px-3 py-2 wide:px-4">
            <Radix.Title className="min-w-0 flex-1 truncate font-medium">
              <span className="sr-only">{words.viewer} </span>
              {picture.name}
              <span className="ml-2 font-normal text-small opacity-80">{byteSize(picture.size)}</span>
            </Radix.Title>
            <a
              href={picture.url}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={words.original}
              className={toolStyles}
            >
              <ExternalLink aria-hidden className="size-4.5" strokeWidth={1.75} />
            </a>
            <a
              href={picture.url}
              download={picture.name}
              aria-label={words.download(picture.name)}
              className={toolStyles}
            >
              <Download aria-hidden className="size-4.5" strokeWidth={1.75} />
            </a>
            <Radix.Close aria-label={words.close} className={toolStyles}>
              <X aria-hidden className="size-5" strokeWidth={1.75} />
            </Radix.Close>
          </header>
          <div className="relative grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] place-items-center px-3 pb-4 wide:px-16">
            <img
              key={picture.id}
              src={picture.url}
              alt={picture.name}
              width={picture.width}
              height={picture.height}
              className="h-auto max-h-full w-auto max-w-full object-contain"
            />
            {([-1, 1] as const).map((by) => {
              const Icon = by < 0 ? ChevronLeft : ChevronRight;
              if (!pictures[index + by]) return null;
              return (
                <button
                  key={by}
                  type="button"
                  aria-label={by < 0 ? words.previous : words.next}
                  onClick={() => step(by)}
                  className={cn(toolStyles, 'absolute top-1/2 -translate-y-1/2 bg-rail', by < 0 ? 'left-2' : 'right-2')}
                >
                  <Icon aria-hidden className="size-5" />
                </button>
              );
            })}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
