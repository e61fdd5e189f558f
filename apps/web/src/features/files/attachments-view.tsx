import type { Attachment } from '@confab/shared';
import { Download } from 'lucide-react';
import { lazy, memo, Suspense, useRef, useState } from 'react';
import { byteSize } from '../../shared/format/bytes';
import { FileIcon } from './file-icon';
import { words } from './words';

const PictureViewer = lazy(async () => ({ default: (await import('./picture-viewer')).PictureViewer }));

const MOST_WIDE = 360;
const MOST_HIGH = 300;

/** A picture whose size is known: its place can be kept before it has come. */
interface Picture extends Attachment {
  width: number;
  height: number;
  thumbnailUrl: string;
}

function isPicture(attachment: Attachment): attachment is Picture {
  return attachment.thumbnailUrl !== null && attachment.width !== undefined && attachment.height !== undefined;
}

/** What a message carries: its pictures, and a card for each other file. */
export const AttachmentsView = memo(function AttachmentsView({ attachments }: { attachments: readonly Attachment[] }) {
  const [shown, setShown] = useState<number | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  if (attachments.length === 0) return null;
  const pictures = attachments.filter(isPicture);
  const others = attachments.filter((attachment) => !isPicture(attachment));
  return (
    <div className="flex flex-col gap-1.5 pt-1 pb-1">
      {pictures.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {pictures.map((picture, index) => (
            <li key={picture.id} className="min-w-0 max-w-full">
              <Thumbnail
                picture={picture}
                isAlone={pictures.length === 1}
                onOpen={(button) => {
                  opener.current = button;
                  setShown(index);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {others.map((file) => (
            <li key={file.id} className="w-80 max-w-full">
              <FileCard file={file} />
            </li>
          ))}
        </ul>
      )}
      {shown !== null && (
        <Suspense>
          <PictureViewer
            pictures={pictures}
            index={shown}
            onIndexChange={setShown}
            onClose={() => {
              setShown(null);
              // Once the picture no longer holds the focus.
              setTimeout(() => opener.current?.focus());
            }}
          />
        </Suspense>
      )}
    </div>
  );
});

interface ThumbnailProps {
  picture: Picture;
  isAlone: boolean;
  onOpen: (button: HTMLElement) => void;
}

function Thumbnail({ picture, isAlone, onOpen }: ThumbnailProps) {
  const most = isAlone ? { wide: MOST_WIDE, high: MOST_HIGH } : { wide: 200, high: 160 };
  const scale = Math.min(1, most.wide / picture.width, most.high / picture.height);
  const width = Math.max(44, Math.round(picture.width * scale));
  return (
    <button
      type="button"
      aria-label={words.open(picture.name)}
      title={picture.name}
      onClick={(event) => onOpen(event.currentTarget)}
      // The place is kept, on a narrow screen too, before a byte of the picture is there.
      style={{ width, aspectRatio: `${picture.width} / ${picture.height}` }}
      className="block min-h-11 max-w-full cursor-zoom-in overflow-hidden rounded-control border bg-sunken"
    >
      <img
        src={picture.thumbnailUrl}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        className="size-full object-cover"
      />
    </button>
  );
}

function FileCard({ file }: { file: Attachment }) {
  return (
    <div className="flex items-center gap-2.5 rounded-control border bg-raised p-2">
      <FileIcon mimeType={file.mimeType} />
      <a
        href={file.url}
        target="_blank"
        rel="noopener noreferrer"
        className="min-w-0 flex-1 rounded-control hover:underline touch:py-0.5"
      >
        <span className="block truncate font-medium" title={file.name}>
          {file.name}
        </span>
        <span className="block text-ink-faint text-small">{byteSize(file.size)}</span>
      </a>
      <a
        href={file.url}
        download={file.name}
        aria-label={words.download(file.name)}
        title={words.download(file.name)}
        className="grid size-8 shrink-0 place-items-center rounded-control text-ink-soft hover:bg-hover hover:text-ink touch:size-11"
      >
        <Download aria-hidden className="size-4.5" strokeWidth={1.75} />
      </a>
    </div>
  );
}
