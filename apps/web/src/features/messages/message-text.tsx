import type { Id, Message } from '@confab/shared';
import { memo, useMemo } from 'react';
import { useUsersById } from '../../shared/hooks/use-users-by-id';
import { RichText } from '../../shared/markdown/rich-text';
import { MentionedProvider } from '../../shared/markdown/rich-text-scope';

interface MessageTextProps {
  text: string;
  /** Who is meant, as the server found it; absent for what is on its way. */
  mentions?: Message['mentions'];
  mentionsAll?: Message['mentionsAll'];
}

const NONE: readonly Id[] = [];
const NOBODY = { people: new Map(), all: false };

/** The text of a message. */
export const MessageText = memo(function MessageText({ text, mentions, mentionsAll = null }: MessageTextProps) {
  if (!mentions || !text.includes('@')) return <RichText text={text} />;
  if (mentions.length === 0 && !mentionsAll) {
    return (
      <MentionedProvider value={NOBODY}>
        <RichText text={text} />
      </MentionedProvider>
    );
  }
  return <TextWithMentions text={text} mentions={mentions} all={mentionsAll !== null} />;
});

function TextWithMentions({ text, mentions = NONE, all }: { text: string; mentions: readonly Id[]; all: boolean }) {
  const users = useUsersById(mentions);
  const mentioned = useMemo(
    () => ({ people: users && new Map(users.map((user) => [user.username, user])), all }),
    [users, all],
  );
  return (
    <MentionedProvider value={mentioned}>
      <RichText text={text} />
    </MentionedProvider>
  );
}
