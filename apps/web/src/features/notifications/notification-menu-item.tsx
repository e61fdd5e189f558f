import { Bell, BellOff } from 'lucide-react';
import { MenuItem } from '../../shared/ui/menu';
import { useNotifications } from './permission';
import { tellOutcome } from './tell-outcome';
import { words } from './words';

/** The line of a menu that turns notifications on and off, and says how it is. */
export function NotificationMenuItem() {
  const { permission, isWanted, turnOn, turnOff } = useNotifications();
  if (permission === 'unable') return null;
  const isOn = permission === 'granted' && isWanted;
  return (
    <MenuItem
      icon={isOn ? Bell : BellOff}
      aside={isOn ? words.on : words.off}
      onSelect={() => (isOn ? turnOff() : void turnOn().then(tellOutcome))}
    >
      {words.title}
    </MenuItem>
  );
}
