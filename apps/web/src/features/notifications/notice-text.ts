import type { Message, Room } from '@confab/shared';
import { withoutMarks } from '../../shared/markdown/without-marks';
import type { Notice } from './tray';
import { words } from './words';

const MOST = 240;

/** A message as a notification shows it: who, where, and the beginning of what was said. */
export function noticeOf(message: Message, room: Room, roomTitle: string): Notice {
  const { sender, body, attachments, threadRootId } = message;
  const who = sender.displayName;
  const place = { who, room: roomTitle };
  const plain = withoutMarks(body);
  const letters = [...plain];
  const text = letters.length > MOST ? `${letters.slice(0, MOST).join('')}…` : plain;
  const files = attachments.map(({ name }) => name).join(', ');
  return {
    messageId: message.id,
    roomId: room.id,
    seq: threadRootId === null ? message.seq : null,
    title: threadRootId ? words.inThread(place) : room.kind === 'direct' ? who : words.from(place),
    text: text || files || words.files,
    icon: sender.avatarUrl,
  };
}
