import type { OutboxItem } from '@confab/client';
import type { Message, UserRef } from '@confab/shared';
import { isSameDay } from '../../shared/format/time';

const GROUP_MINUTES = 5;

/** A message of one's own that the server has not acknowledged yet, or has refused. */
export interface PendingMessage {
  clientId: string;
  roomId: string;
  body: string;
  attachmentIds: readonly string[];
  createdAt: Date;
  state: 'sending' | 'failed';
  /** Why it failed, in words. */
  reason: string | null;
}

/** What the outbox holds, as it is shown. */
export function pendingOf({ clientId, roomId, input, createdAt, state, error }: OutboxItem): PendingMessage {
  return {
    clientId,
    roomId,
    body: input.body ?? '',
    attachmentIds: input.attachmentIds ?? [],
    createdAt,
    state: state === 'failed' ? 'failed' : 'sending',
    reason: error?.message ?? null,
  };
}

/** One line of the timeline: a message that is kept, or one on its way. */
export type TimelineEntry =
  | { kind: 'message'; message: Message }
  | { kind: 'pending'; pending: PendingMessage; sender: UserRef };

export interface TimelineRow {
  /** Stays the same when a pending message becomes a kept one, so that nothing is drawn anew. */
  key: string;
  entry: TimelineEntry;
  /** The first of its sender's within five minutes: with picture, name and time. */
  startsGroup: boolean;
  /** The day that begins here. */
  day: Date | null;
  /** The line "new" stands above. */
  isFirstNew: boolean;
}

interface RowsInput {
  messages: readonly Message[];
  pending: readonly PendingMessage[];
  me: UserRef;
  /** Messages after this number are new; null for no line. */
  newAfter: number | null;
  /** Whether older messages exist that are not held: then nobody knows if a day begins with the first one. */
  hasBefore: boolean;
  /** The rows that were made before: who looks the same is the same object, and is not drawn again. */
  made?: WeakMap<Message, TimelineRow>;
}

function senderOf(entry: TimelineEntry): string {
  return entry.kind === 'message' ? entry.message.sender.id : entry.sender.id;
}

function timeOf(entry: TimelineEntry): Date {
  return entry.kind === 'message' ? entry.message.createdAt : entry.pending.createdAt;
}

function isSystem(entry: TimelineEntry): boolean {
  return entry.kind === 'message' && entry.message.type === 'system';
}

/** A key for a message that its pending form had too. */
export function keyOf(senderId: string, clientId: string | null, id: string): string {
  return clientId ? `${senderId}:${clientId}` : id;
}

function continuesGroup(before: TimelineEntry, entry: TimelineEntry): boolean {
  if (isSystem(before) || isSystem(entry)) return false;
  const gap = timeOf(entry).getTime() - timeOf(before).getTime();
  return senderOf(before) === senderOf(entry) && gap < GROUP_MINUTES * 60_000;
}

/** Whether a message goes on with what the one before it began. */
export function isOfGroup(before: Message, message: Message): boolean {
  return continuesGroup({ kind: 'message', message: before }, { kind: 'message', message });
}

function isSameRow(one: TimelineRow, other: TimelineRow): boolean {
  return (
    one.key === other.key &&
    one.startsGroup === other.startsGroup &&
    one.day === other.day &&
    one.isFirstNew === other.isFirstNew
  );
}

/** The row that was made of this message before, if nothing about it has changed. */
function madeBefore(made: WeakMap<Message, TimelineRow> | undefined, row: TimelineRow): TimelineRow {
  if (!made || row.entry.kind !== 'message') return row;
  const { message } = row.entry;
  const before = made.get(message);
  if (before && isSameRow(before, row)) return before;
  made.set(message, row);
  return row;
}

/** Puts messages and what is on its way into the lines that are drawn. */
export function timelineRows({ messages, pending, me, newAfter, hasBefore, made }: RowsInput): TimelineRow[] {
  const known = new Set(messages.filter((message) => message.sender.id === me.id).map((message) => message.clientId));
  const entries: TimelineEntry[] = messages.map((message) => ({ kind: 'message', message }));
  for (const item of pending) {
    if (!known.has(item.clientId)) entries.push({ kind: 'pending', pending: item, sender: me });
  }

  let lineDrawn = false;
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const isNew =
      !lineDrawn &&
      newAfter !== null &&
      entry.kind === 'message' &&
      entry.message.seq > newAfter &&
      entry.message.type !== 'system' &&
      entry.message.sender.id !== me.id;
    if (isNew) lineDrawn = true;
    const newDay = before ? !isSameDay(timeOf(before), timeOf(entry)) : !hasBefore;
    return madeBefore(made, {
      key:
        entry.kind === 'message'
          ? keyOf(entry.message.sender.id, entry.message.clientId, entry.message.id)
          : keyOf(entry.sender.id, entry.pending.clientId, entry.pending.clientId),
      entry,
      startsGroup: !before || newDay || isNew || !continuesGroup(before, entry),
      day: newDay ? timeOf(entry) : null,
      isFirstNew: isNew,
    });
  });
}
