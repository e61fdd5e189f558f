import { Check, Copy } from 'lucide-react';
import { useRef } from 'react';
import { useCopied } from '../../shared/hooks/use-copied';
import { Button } from '../../shared/ui/button';
import { Input } from '../../shared/ui/field';
import { notifyRefusal } from '../../shared/ui/notify';
import { words } from './words';

/** A link to pass on, with a button that copies it. */
export function CopyField({ value }: { value: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, copy] = useCopied();

  function withheld() {
    // Browsers withhold the clipboard on plain http addresses of a local network.
    input.current?.select();
    notifyRefusal(words.copyFailed);
  }

  const Icon = isCopied ? Check : Copy;
  return (
    <div className="flex gap-2">
      <Input
        ref={input}
        readOnly
        aria-label={words.link}
        value={value}
        onFocus={(event) => event.target.select()}
        className="min-w-0 flex-1 bg-sunken text-small"
      />
      <Button size="large" onClick={() => copy(value).catch(withheld)} className="min-w-30">
        <Icon aria-hidden className="size-4" />
        <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
      </Button>
    </div>
  );
}
