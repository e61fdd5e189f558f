import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { failureOf } from '../shared/api/failure';
import { useDelayed } from '../shared/hooks/use-delayed';
import { Logo } from '../shared/ui/logo';
import { Spinner } from '../shared/ui/spinner';
import { ErrorState } from '../shared/ui/states';
import { startSession } from './offline/start-session';
import { words } from './words';

type BootState = { status: 'starting' } | { status: 'started' } | { status: 'failed'; error: unknown };

let restored: Promise<void> | null = null;

/** Finds out who is signed in before anything else is shown. */
export function Boot({ children }: { children: ReactNode }) {
  const [state, setState] = useState<BootState>({ status: 'starting' });

  const start = useCallback(() => {
    setState({ status: 'starting' });
    // Once for the page, however often this part is drawn.
    restored ??= startSession();
    restored.then(
      () => setState({ status: 'started' }),
      (error: unknown) => {
        restored = null;
        setState({ status: 'failed', error });
      },
    );
  }, []);
  useEffect(start, [start]);

  if (state.status === 'started') return children;
  if (state.status === 'starting') return <Splash />;
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState heading="h1" title={words.unreachable} text={failureOf(state.error).text} onRetry={start} />
    </main>
  );
}

function Splash() {
  const late = useDelayed(150);
  if (!late) return null;
  return (
    <main className="grid min-h-dvh animate-fade-in place-items-center" role="status">
      <span className="flex flex-col items-center gap-4 text-ink-faint">
        <Logo className="size-11" />
        <Spinner className="size-5" />
        <span className="sr-only">{words.starting}</span>
      </span>
    </main>
  );
}
