import { isPicture } from '../../files/index.js';
import type { MessageState } from '../messages.model.js';
import { fold } from './fold.js';
import { wordsOf } from './words.js';

/** A message is found by this many of its words, the first ones. */
const WORDS_PER_MESSAGE = 400;

/**
 * What a message is found by besides its words. No word has a colon in it. As terms these take the same index as the
 * words, so that a search by them alone looks at no more entries than one for a word.
 */
export const searchMarks = {
  from: (userId: MessageState['senderId']) => `from:${userId.toHexString()}`,
  file: 'has:file',
  image: 'has:image',
  link: 'has:link',
  pinned: 'is:pinned',
} as const;

/** What a search finds the message by: marks, and the words of its text and of its files' names. */
export function searchTerms(
  message: Pick<MessageState, 'body' | 'attachments' | 'senderId' | 'type' | 'pinnedAt' | 'deletedAt'>,
): string[] {
  if (message.deletedAt !== null || message.type === 'system') return [];
  const terms = new Set(marksOf(message));
  const most = terms.size + WORDS_PER_MESSAGE;
  for (const text of [message.body, ...message.attachments.map(({ name }) => name)]) {
    for (const { term } of wordsOf(fold(text), { compounds: 'parts' })) {
      if (terms.size >= most) return [...terms];
      terms.add(term);
    }
  }
  return [...terms];
}

function marksOf({ body, attachments, senderId, pinnedAt }: Parameters<typeof searchTerms>[0]): string[] {
  const marks = [searchMarks.from(senderId)];
  if (attachments.length > 0) marks.push(searchMarks.file);
  if (attachments.some(isPicture)) marks.push(searchMarks.image);
  if (/\bhttps?:\/\/\S/i.test(body)) marks.push(searchMarks.link);
  if (pinnedAt !== null) marks.push(searchMarks.pinned);
  return marks;
}
