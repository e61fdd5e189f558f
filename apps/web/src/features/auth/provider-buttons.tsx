import { useQuery } from '@tanstack/react-query';
import { LogIn } from 'lucide-react';
import { trpc } from '../../shared/api/confab';
import { buttonStyles } from '../../shared/ui/button';
import { words } from './words';

/** The outside services by which one can sign in; nothing while there are none. */
export function ProviderButtons() {
  const providers = useQuery(trpc.auth.providers.queryOptions());
  // Whoever has none of these signs in with a password: that this list failed would not help them.
  if (!providers.data || providers.data.length === 0) return null;
  return (
    <div className="mt-5 flex flex-col gap-2">
      <div className="mb-3 flex items-center gap-3 text-ink-faint text-small">
        <span className="h-px flex-1 bg-line" />
        {words.or}
        <span className="h-px flex-1 bg-line" />
      </div>
      {providers.data.map(({ id, name }) => (
        <a
          key={id}
          href={`/auth/oidc/${encodeURIComponent(id)}`}
          className={buttonStyles({ variant: 'secondary', size: 'wide' })}
        >
          <LogIn aria-hidden className="size-4" strokeWidth={1.75} />
          {words.signInWith(name)}
        </a>
      ))}
    </div>
  );
}
