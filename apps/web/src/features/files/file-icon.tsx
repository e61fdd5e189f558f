import { File, FileArchive, FileAudio, FileCode, FileImage, FileText, FileVideo, type LucideIcon } from 'lucide-react';
import { cn } from '../../shared/ui/cn';

const kinds: readonly [RegExp, LucideIcon][] = [
  [/^image\//u, FileImage],
  [/^video\//u, FileVideo],
  [/^audio\//u, FileAudio],
  [/zip|compressed|x-tar|gzip|x-7z|x-rar/u, FileArchive],
  [/json|xml|javascript|typescript|x-sh|html|css/u, FileCode],
  [/^text\/|pdf|document|msword|rtf/u, FileText],
];

/** A square that stands for a file, by what is in it. */
export function FileIcon({ mimeType, className }: { mimeType: string; className?: string }) {
  const Icon = kinds.find(([pattern]) => pattern.test(mimeType))?.[1] ?? File;
  return (
    <span
      className={cn(
        'grid size-10 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-ink',
        className,
      )}
    >
      <Icon aria-hidden className="size-5" strokeWidth={1.75} />
    </span>
  );
}
