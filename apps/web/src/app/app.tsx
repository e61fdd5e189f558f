import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { queryClient } from '../shared/api/confab';
import { useLanguage } from '../shared/i18n/language';
import { useSessionState } from '../shared/session/session';
import { LazyToaster } from '../shared/ui/lazy-toaster';
import { TooltipPlace } from '../shared/ui/tooltip-place';
import { Boot } from './boot';
import { router } from './router';

/** The whole client. */
export function App() {
  const language = useLanguage();
  return (
    <QueryClientProvider client={queryClient}>
      <Boot>
        {/* Words are read while drawing, so another language draws every page anew. */}
        <Routes key={language} />
      </Boot>
      <LazyToaster />
      <TooltipPlace />
    </QueryClientProvider>
  );
}

function Routes() {
  const { status } = useSessionState();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the guards of the routes are asked again when it changes
  useEffect(() => {
    router.invalidate().catch(() => undefined);
  }, [status]);
  return <RouterProvider router={router} />;
}
