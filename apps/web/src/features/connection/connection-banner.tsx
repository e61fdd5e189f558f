import { CloudOff } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { confab } from '../../shared/api/confab';
import { useDelayed } from '../../shared/hooks/use-delayed';
import { words } from './words';

function useSecondsUntil(time: Date | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!time) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [time]);
  return time ? Math.max(0, Math.ceil((time.getTime() - now) / 1_000)) : 0;
}

/** A thin line while the server cannot be reached: when the next try is, and a way to make it now. */
export function ConnectionBanner() {
  const connection = useSyncExternalStore(confab.connection.subscribe, confab.connection.get);
  if (connection.status === 'open' || connection.status === 'closed') return null;
  return <Trouble retryAt={connection.status === 'waiting' ? connection.retryAt : null} />;
}

function Trouble({ retryAt }: { retryAt: Date | null }) {
  // A short break mends itself; to tell of it would only disturb.
  const isLate = useDelayed(1_200);
  const seconds = useSecondsUntil(retryAt);
  if (!isLate) return null;
  return (
    <div
      role="status"
      data-testid="connection-banner"
      data-banner
      className="flex min-h-9 shrink-0 animate-fade-in flex-wrap items-center justify-center gap-x-2 bg-attention-soft px-4 py-1.5 text-attention-ink text-small"
    >
      <CloudOff aria-hidden className="size-4" />
      <span className="font-medium">{retryAt ? words.offline : words.connecting}</span>
      {/* The countdown is for the eye: read aloud each second it would only be noise. */}
      {retryAt && <span aria-hidden>{words.next(seconds)}</span>}
      <span className="max-wide:hidden">{words.safe}</span>
      <button
        type="button"
        onClick={() => confab.reconnectNow()}
        className="rounded-control px-1.5 font-semibold underline underline-offset-2 touch:min-h-11"
      >
        {words.now}
      </button>
    </div>
  );
}
