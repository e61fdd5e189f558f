/** The words of who has read a message. */
export const words = {
  seenBy: 'Who has seen it',
  title: 'Seen by',
  nobody: 'Nobody has seen it yet',
  nobodyText: 'Here stands who has read as far as this message.',
  failed: 'It could not be loaded who has seen it',
  loadMore: 'Show more',
};
