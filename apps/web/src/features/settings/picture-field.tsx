import { ImageUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { translateMessage } from '../../shared/i18n/messages';
import { useMe } from '../../shared/session/session';
import { Avatar } from '../../shared/ui/avatar';
import { Button } from '../../shared/ui/button';
import { useUpdateMe } from './update-me';
import { words } from './words';

const KINDS = 'image/png,image/jpeg,image/gif,image/webp,image/avif';

/** One's own picture: a new one is uploaded and shown at once, or the initials come back. */
export function PictureField() {
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const updateMe = useUpdateMe();
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function set(avatarFileId: string | null) {
    await updateMe.mutateAsync({ avatarFileId });
  }

  async function attempt(change: () => Promise<void>) {
    setProblem(null);
    try {
      await change();
    } catch (error) {
      const { issues, text } = failureOf(error);
      const refused = issues?.fieldErrors.avatarFileId?.[0];
      setProblem(`${words.pictureFailed}: ${refused ? translateMessage(refused) : text}`);
    } finally {
      setProgress(null);
    }
  }

  async function upload(file: File) {
    setProgress(0);
    await attempt(async () => {
      const { id, thumbnailUrl } = await confab.upload(file, {
        onProgress: (sent, total) => setProgress(total === 0 ? 1 : sent / total),
      });
      if (thumbnailUrl === null) return setProblem(words.notAPicture);
      await set(id);
    });
  }

  return (
    <div className="mb-5 flex items-center gap-4">
      <Avatar id={me.id} name={me.displayName} image={me.avatarUrl} size={72} />
      <div className="min-w-0">
        <input
          ref={input}
          type="file"
          accept={KINDS}
          hidden
          data-testid="avatar-input"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void upload(file);
          }}
        />
        <div className="flex flex-wrap gap-2">
          <Button
            variant="secondary"
            pending={progress !== null || updateMe.isPending}
            onClick={() => input.current?.click()}
          >
            <ImageUp aria-hidden className="size-4" strokeWidth={1.75} />
            {words.changePicture}
          </Button>
          {me.avatarUrl && (
            <Button variant="ghost" onClick={() => void attempt(() => set(null))}>
              {words.removePicture}
            </Button>
          )}
        </div>
        <p
          role={problem ? 'alert' : undefined}
          className={`mt-1.5 text-small ${problem ? 'text-danger-ink' : 'text-ink-faint'}`}
        >
          {problem ?? words.pictureHint}
        </p>
      </div>
    </div>
  );
}
