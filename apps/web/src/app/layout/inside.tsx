import { Outlet } from '@tanstack/react-router';
import { MeProvider, useSessionState } from '../../shared/session/session';

/** The part of the client for those who are signed in. */
export function Inside() {
  const session = useSessionState();
  // For a moment after signing out, until the guard of the route has sent one away.
  if (session.status !== 'signedIn') return null;
  return (
    <MeProvider value={session.me}>
      <Outlet />
    </MeProvider>
  );
}
