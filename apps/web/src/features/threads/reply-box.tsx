import type { Id } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { trpc } from '../../shared/api/confab';
import { GrowingTextarea } from '../../shared/ui/growing-textarea';
import { IconButton } from '../../shared/ui/icon-button';
import { notifyFailure } from '../../shared/ui/notify';
import { words } from './words';

/** Where one replies in a thread. What could not be sent stays in the field. */
export function ReplyBox({ roomId, rootId }: { roomId: Id; rootId: Id }) {
  const [text, setText] = useState('');
  const [alsoToRoom, setAlsoToRoom] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const send = useMutation(trpc.messages.send.mutationOptions());

  function submit(event?: FormEvent) {
    event?.preventDefault();
    const body = text.trim();
    if (body === '' || send.isPending) return;
    send.mutate(
      { roomId, threadRootId: rootId, body, alsoToRoom },
      {
        onSuccess: () => {
          setText('');
          setAlsoToRoom(false);
        },
        onError: (error) => notifyFailure(words.sendFailed, error, submit),
      },
    );
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || event.shiftKey) return;
    submit(event);
  }

  return (
    <form
      onSubmit={submit}
      className="m-3 rounded-card border border-line-strong/70 bg-raised focus-within:border-focus"
    >
      <GrowingTextarea
        area={field}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder={words.placeholder}
        aria-label={words.label}
        enterKeyHint="send"
        className="block max-h-[30dvh] min-h-11 w-full resize-none bg-transparent px-3.5 py-2.5 touch:text-[1rem] focus:outline-none"
      />
      <div className="flex items-center gap-2 px-2 pb-1.5">
        <label className="flex min-h-8 flex-1 items-center gap-2 px-1.5 text-ink-soft text-small touch:min-h-11">
          <input type="checkbox" checked={alsoToRoom} onChange={(event) => setAlsoToRoom(event.target.checked)} />
          {words.alsoToRoom}
        </label>
        <IconButton icon={SendHorizontal} label={words.send} type="submit" disabled={send.isPending} />
      </div>
    </form>
  );
}
