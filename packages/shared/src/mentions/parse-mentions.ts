import { findMentions, type Mention } from './find-mentions.js';

/** Who is meant by a text: people by their usernames, and everybody of the room. */
export interface Mentions {
  /** In lower case, each once, in the order of the text. */
  usernames: string[];
  /** `here` is for those who are online; where both are said, `channel` holds. */
  all: Mention['all'];
}

/** Who is meant by a text. */
export function parseMentions(text: string): Mentions {
  const mentions = findMentions(text);
  const all = mentions.some((mention) => mention.all === 'channel')
    ? 'channel'
    : mentions.some((mention) => mention.all === 'here')
      ? 'here'
      : null;
  return { usernames: [...new Set(mentions.filter((mention) => !mention.all).map(({ name }) => name))], all };
}
