import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../shared/ui/button';
import { Input } from '../../shared/ui/field';
import { notifyRefusal } from '../../shared/ui/notify';
import { words } from './words';

/** A link to pass on, with a button that copies it. */
export function CopyField({ value }: { value: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Browsers withhold the clipboard on plain http addresses of a local network.
      input.current?.select();
      notifyRefusal(words.copyFailed);
    }
  }

  const Icon = copied ? Check : Copy;
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
      <Button size="large" onClick={copy} className="min-w-30">
        <Icon aria-hidden className="size-4" />
        <span aria-live="polite">{copied ? words.copied : words.copy}</span>
      </Button>
    </div>
  );
}
