import type { Id, Message, Room, UserRef } from '@confab/shared';
import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { dayName } from '../../shared/format/time';
import { useMe } from '../../shared/session/session';
import { IconButton } from '../../shared/ui/icon-button';
import { DetailFiles } from './detail-files';
import { DetailPeople } from './detail-people';
import { DetailPins } from './detail-pins';
import { DetailSection } from './detail-section';
import { words } from './words';

interface DetailsPanelProps {
  room: Room;
  /** Null for who may not change them. */
  onEdit: (() => void) | null;
  onAllPeople: () => void;
  onAllPins: () => void;
  onPerson: (person: UserRef) => void;
  onGoTo: (message: Message) => void;
  onClose: () => void;
}

/** What a room is about, who is in it, and what is kept there; beside the room, or over it where space is short. */
export function DetailsPanel({ room, onClose, onPerson, onGoTo, ...more }: DetailsPanelProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  }

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={words.show}
      onKeyDown={onKeyDown}
      className="flex min-h-0 w-full flex-col border-l bg-canvas outline-none max-broad:absolute max-broad:inset-0 max-broad:z-20 max-broad:border-l-0 broad:w-95 broad:min-w-72"
    >
      <header className="flex h-13 shrink-0 items-center justify-between border-b pr-2 pl-4">
        <h2 className="font-semibold text-heading">{words.title}</h2>
        <IconButton icon={X} label={words.close} shortcut={['Esc']} side="bottom" onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <About room={room} onEdit={more.onEdit} />
        {room.kind !== 'direct' && <DetailPeople roomId={room.id} onPerson={onPerson} onAll={more.onAllPeople} />}
        <DetailPins roomId={room.id} onGoTo={onGoTo} onAll={more.onAllPins} />
        <DetailFiles roomId={room.id} onGoTo={onGoTo} />
      </div>
    </aside>
  );
}

function madeText({ createdBy, createdAt }: Room, myId: Id): string {
  const day = dayName(createdAt);
  if (!createdBy) return day;
  return createdBy.id === myId ? words.madeByYou(day) : words.madeBy({ day, who: createdBy.displayName });
}

function About({ room, onEdit }: Pick<DetailsPanelProps, 'room' | 'onEdit'>) {
  const me = useMe();
  const facts: [string, string][] = [];
  if ('teamId' in room) {
    facts.push([words.topic, room.topic || words.noTopic]);
    if (room.description) facts.push([words.description, room.description]);
  }
  facts.push([words.made, madeText(room, me.id)]);
  return (
    <DetailSection title={words.about} action={onEdit && { label: words.edit, onClick: onEdit }}>
      <dl className="flex flex-col gap-2">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt className="text-ink-faint text-tiny">{name}</dt>
            <dd className="whitespace-pre-wrap wrap-anywhere">{text}</dd>
          </div>
        ))}
      </dl>
    </DetailSection>
  );
}
