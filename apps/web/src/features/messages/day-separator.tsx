import { CalendarDays, ChevronDown } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { dayName } from '../../shared/format/time';
import { cn } from '../../shared/ui/cn';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '../../shared/ui/menu';
import { dateValue, dayBefore, useJumpToDate } from './jump-to-date';
import { columnStyles } from './row-frame';
import { words } from './words';

const DateDialog = lazy(async () => ({ default: (await import('./date-dialog')).DateDialog }));

interface DaySeparatorProps {
  day: Date;
  /** Whether the Tab key stops there. */
  isFocusable: boolean;
}

const labelStyles = 'flex items-center gap-1 font-medium text-ink-soft text-tiny';

/** The date where a day begins, and from there the way to other days. */
export function DaySeparator({ day, isFocusable }: DaySeparatorProps) {
  const jumps = useJumpToDate();
  const [isChoosing, setChoosing] = useState(false);
  /** Done when the menu is gone: until then it keeps the focus, and then takes it back. */
  const next = useRef<(() => void) | null>(null);
  const then = (what: () => void) => () => {
    next.current = what;
  };
  const name = <time dateTime={dateValue(day)}>{dayName(day)}</time>;
  return (
    <div className={cn(columnStyles, 'flex items-center gap-3 pt-5 pb-2')}>
      <span aria-hidden className="h-px flex-1 bg-line" />
      {jumps ? (
        <Menu>
          <h3>
            <MenuTrigger asChild>
              <button
                type="button"
                tabIndex={isFocusable ? 0 : -1}
                className={cn(
                  labelStyles,
                  '-my-1 rounded-full px-2 py-1 hover:bg-hover touch:-my-3 touch:min-h-11 touch:px-3',
                )}
              >
                {name}
                <ChevronDown aria-hidden className="size-3.5" />
                <span className="sr-only">, {words.jumpTo}</span>
              </button>
            </MenuTrigger>
          </h3>
          <MenuContent
            align="center"
            onCloseAutoFocus={(event) => {
              if (!next.current) return;
              event.preventDefault();
              next.current();
              next.current = null;
            }}
          >
            <MenuLabel>{words.jumpTo}</MenuLabel>
            <MenuItem onSelect={then(() => jumps.jump(dayBefore(new Date(), { days: 7 })))}>{words.lastWeek}</MenuItem>
            <MenuItem onSelect={then(() => jumps.jump(dayBefore(new Date(), { months: 1 })))}>
              {words.lastMonth}
            </MenuItem>
            <MenuItem onSelect={then(() => jumps.jump(jumps.since))}>{words.beginning}</MenuItem>
            <MenuItem icon={CalendarDays} onSelect={then(() => setChoosing(true))}>
              {words.chooseDate}
            </MenuItem>
          </MenuContent>
        </Menu>
      ) : (
        <h3 className={labelStyles}>{name}</h3>
      )}
      <span aria-hidden className="h-px flex-1 bg-line" />
      {jumps && isChoosing && (
        <Suspense>
          <DateDialog
            since={jumps.since}
            day={day}
            onClose={() => setChoosing(false)}
            onChoose={(date) => {
              setChoosing(false);
              jumps.jump(date);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
