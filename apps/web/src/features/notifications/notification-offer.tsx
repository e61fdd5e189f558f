import { BellRing, X } from 'lucide-react';
import { Button } from '../../shared/ui/button';
import { IconButton } from '../../shared/ui/icon-button';
import { useNotifications } from './permission';
import { tellOutcome } from './tell-outcome';
import { words } from './words';

/** Offers notifications, quietly, once there is somebody to hear from; the browser is asked only by the button. */
export function NotificationOffer({ hasCompany }: { hasCompany: boolean }) {
  const { permission, isDeclined, turnOn, decline } = useNotifications();
  if (permission !== 'default' || isDeclined || !hasCompany) return null;
  return (
    <section aria-label={words.title} className="mx-2 mb-2 shrink-0 rounded-card bg-accent-soft p-3 max-wide:hidden">
      <div className="flex items-start gap-2">
        <BellRing aria-hidden className="mt-px size-4 shrink-0 text-accent-ink" strokeWidth={1.75} />
        <p className="min-w-0 flex-1 text-small">{words.offer}</p>
        <IconButton icon={X} label={words.later} onClick={decline} className="-mt-1.5 -mr-1.5 size-7" />
      </div>
      <Button size="small" className="mt-2" onClick={() => turnOn().then(tellOutcome)}>
        {words.allow}
      </Button>
    </section>
  );
}
