import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { dateOfValue, dateValue } from './jump-to-date';
import { words } from './words';

interface DateDialogProps {
  since: Date;
  day: Date;
  onClose: () => void;
  onChoose: (date: Date) => void;
}

/** Asks for a day to go to. */
export function DateDialog({ since, day, onClose, onChoose }: DateDialogProps) {
  const [value, setValue] = useState(dateValue(day));
  const id = useId();
  function submit(event: FormEvent) {
    event.preventDefault();
    const date = dateOfValue(value);
    if (date) onChoose(date);
  }
  return (
    <Dialog open onOpenChange={onClose} title={words.jumpTo}>
      <form onSubmit={submit} className="flex flex-col gap-1.5 px-5 pt-2 pb-5">
        <label htmlFor={id} className="font-medium text-small">
          {words.date}
        </label>
        <div className="flex gap-2">
          <input
            id={id}
            type="date"
            required
            value={value}
            min={dateValue(since)}
            max={dateValue(new Date())}
            onChange={(event) => setValue(event.target.value)}
            className="h-9 min-w-0 flex-1 rounded-control border border-line-strong bg-canvas px-2.5 focus:border-focus focus:outline-none touch:h-11 touch:text-[1rem]"
          />
          <Button type="submit">{words.jump}</Button>
        </div>
      </form>
    </Dialog>
  );
}
