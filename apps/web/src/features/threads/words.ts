import { wordsOf } from '../../shared/i18n/words-of';

/** The words of threads. */
export const english = {
  reply: 'Reply in thread',
  replies_one: '{{count, number}} reply',
  replies_other: '{{count, number}} replies',
  last: 'last {{time}}',
  thread: 'Thread',
  close: 'Close the thread',
  follow: 'Follow this thread',
  unfollow: 'Stop following',
  follows: 'You follow this thread',
  unfollows: 'You no longer follow this thread',
  notices: 'News of this thread',
  newest: 'To the newest reply',
  in: 'in {{room}}',
  label: 'Reply in the thread',
  placeholder: 'Reply…',
  alsoToRoom: 'Also to the room',
  send: 'Send the reply',
  loadFailed: 'The thread could not be loaded',
  older: 'Show older replies',
  olderFailed: 'Older replies could not be loaded',
  noReplies: 'No replies yet',
  title: 'Threads',
  none: 'No threads yet',
  noneText: 'Threads that you write in, begin or are mentioned in stand here.',
  unread: '{{count}} new',
  withNews: 'with news',
  listFailed: 'Your threads could not be loaded',
  followFailed: 'That could not be changed',
  deleted: 'This message was deleted',
  files: 'Files',
  loadMore: 'Show more',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    threads: typeof english;
  }
}

export const words = wordsOf('threads', english);
