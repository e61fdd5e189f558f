import type { Id, Me } from '@confab/shared';
import { memo, type ReactNode } from 'react';
import { DaySeparator } from './day-separator';
import { MessageRow } from './message-row';
import { PendingRow } from './pending-row';
import { columnStyles, NewLine } from './row-frame';
import { SystemRow } from './system-row';
import type { TimelineRow } from './timeline-rows';

interface TimelineLineProps {
  row: TimelineRow;
  /** Above the first message of all. */
  intro: ReactNode;
  me: Me;
  canModerate: boolean;
  nameOf: (id: Id) => string | undefined;
  isFocusable: boolean;
  /** Whether the day above it is reached by the Tab key: that of the message which has the focus. */
  isDayFocusable: boolean;
  isTarget: boolean;
  onFocus: (seq: number) => void;
  onReturn: (seq: number) => void;
}

/** A line of the timeline with what stands above it: the day, and the line "new". */
export const TimelineLine = memo(function TimelineLine({ row, intro, isDayFocusable, ...rest }: TimelineLineProps) {
  return (
    <div>
      {intro && <div className={columnStyles}>{intro}</div>}
      {row.day && <DaySeparator day={row.day} isFocusable={isDayFocusable} />}
      {row.isFirstNew && <NewLine />}
      <Entry row={row} {...rest} />
    </div>
  );
});

function Entry({
  row,
  me,
  canModerate,
  nameOf,
  isFocusable,
  isTarget,
  onFocus,
  onReturn,
}: Omit<TimelineLineProps, 'intro' | 'isDayFocusable'>) {
  const { entry, startsGroup } = row;
  if (entry.kind === 'pending') {
    return <PendingRow pending={entry.pending} sender={entry.sender} startsGroup={startsGroup} />;
  }
  const { message } = entry;
  if (message.type === 'system') return <SystemRow message={message} nameOf={nameOf} />;
  const isMine = message.sender.id === me.id;
  return (
    <MessageRow
      message={message}
      startsGroup={startsGroup}
      isMine={isMine}
      canDelete={isMine || canModerate}
      isFocusable={isFocusable}
      isTarget={isTarget}
      onFocus={onFocus}
      onReturn={onReturn}
    />
  );
}
