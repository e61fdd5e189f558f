import type { Id } from '@confab/shared';
import { RotateCw, X } from 'lucide-react';
import { byteSize } from '../../shared/format/bytes';
import { cn } from '../../shared/ui/cn';
import { IconButton } from '../../shared/ui/icon-button';
import { FileIcon } from './file-icon';
import { removeUpload, retryUpload, type Upload } from './upload-store';
import { words } from './words';

interface UploadTrayProps {
  /** The room or the thread whose tray it is. */
  place: Id;
  uploads: readonly Upload[];
}

/** The files that go with the next message: how far they have come, and a way to stop or repeat each. */
export function UploadTray({ place, uploads }: UploadTrayProps) {
  if (uploads.length === 0) return null;
  return (
    <ul aria-label={words.tray} className="flex max-h-44 flex-wrap gap-2 overflow-y-auto px-3 pt-3">
      {uploads.map((upload) => (
        <UploadCard key={upload.key} place={place} upload={upload} />
      ))}
    </ul>
  );
}

function noteOf({ state, reason, file }: Upload): string {
  if (state === 'failed') return reason ?? '';
  return state === 'waiting' ? words.waiting : byteSize(file.size);
}

function UploadCard({ place, upload }: { place: Id; upload: Upload }) {
  const { key, file, previewUrl, state, progress } = upload;
  const isSending = state === 'sending' || state === 'waiting';
  return (
    <li
      data-upload={state}
      className={cn(
        'relative flex w-60 items-center gap-2.5 overflow-hidden rounded-control border bg-canvas p-1.5 max-wide:w-full',
        state === 'failed' && 'border-danger',
      )}
    >
      {previewUrl ? (
        <img
          src={previewUrl}
          alt=""
          className={cn('size-10 shrink-0 rounded-control object-cover', isSending && 'opacity-60')}
        />
      ) : (
        <FileIcon mimeType={file.type} />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-small" title={file.name}>
          {file.name}
        </span>
        <span
          role={state === 'failed' ? 'alert' : undefined}
          className={cn('block truncate text-tiny', state === 'failed' ? 'text-danger-ink' : 'text-ink-faint')}
          title={noteOf(upload)}
        >
          {noteOf(upload)}
        </span>
      </span>
      {state === 'failed' && (
        <IconButton icon={RotateCw} label={words.retry(file.name)} onClick={() => retryUpload(place, key)} />
      )}
      <IconButton
        icon={X}
        label={isSending ? words.cancel(file.name) : words.remove(file.name)}
        onClick={() => removeUpload(place, key)}
      />
      {isSending && (
        <span
          role="progressbar"
          aria-label={words.progress(file.name)}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(progress * 100)}
          className="absolute inset-x-0 bottom-0 h-1 bg-hover"
        >
          <span
            className="block h-full origin-left bg-accent transition-transform duration-150"
            style={{ transform: `scaleX(${progress})` }}
          />
        </span>
      )}
    </li>
  );
}
