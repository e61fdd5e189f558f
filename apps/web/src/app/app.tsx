import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { queryClient } from '../shared/api/confab';
import { useLanguage } from '../shared/i18n/language';
import { useSessionState } from '../shared/session/session';
import { Toaster } from '../shared/ui/toaster';
import { TooltipProvider } from '../shared/ui/tooltip';
import { Boot } from './boot';
import { router } from './router';

/** The whole client. */
export function App() {
  const language = useLanguage();
  return (
    <QueryClientProvider client={queryClient}>
      <TooltipProvider delayDuration={500} skipDelayDuration={200}>
        <Boot>
          {/* Words are read while drawing, so another language draws every page anew. */}
          <Routes key={language} />
        </Boot>
        <Toaster />
      </TooltipProvider>
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
