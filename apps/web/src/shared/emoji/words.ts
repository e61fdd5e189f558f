/** The words of choosing emoji. */
export const words = {
  choose: 'Choose an emoji',
  search: 'Search emoji',
  loading: 'Loading emoji',
  none: 'No emoji by that name',
  failed: 'The emoji could not be loaded',
  tone: 'Skin tone',
};
