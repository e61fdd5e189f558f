import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../../shared/ui/icon-button';
import { words } from './words';

/** Opens the system's own choice of files. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="file-input"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      <IconButton icon={Paperclip} label={words.attach} onClick={() => input.current?.click()} />
    </>
  );
}
