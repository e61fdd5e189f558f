import type { Team } from '@confab/shared';
import { lazy, Suspense } from 'react';
import { useProfile } from '../../shared/people/profile-state';

const Profile = lazy(async () => ({ default: (await import('./profile')).Profile }));

/** The profile one has opened, whose code comes with the first. */
export function LazyProfile({ team }: { team: Team | undefined }) {
  const wasOpen = useProfile(({ person }) => person !== null);
  if (!wasOpen) return null;
  return (
    <Suspense>
      <Profile team={team} />
    </Suspense>
  );
}
