import type { MouseEvent } from 'react';
import { cn } from '../ui/cn';
import { linkStyles } from '../ui/link-styles';
import { useMentioned, useRichTextScope } from './rich-text-scope';
import { words } from './words';

const chipStyles = 'rounded-[4px] px-0.5 font-medium';
const othersStyles = 'bg-accent-soft text-accent-ink';
const mineStyles = 'bg-attention-soft text-attention-ink';

/** Somebody who is called in a text, oneself in the colour of attention; a name that calls nobody is just text. */
export function MentionChip({ name, text }: { name: string; text: string }) {
  const { people, all } = useMentioned();
  const { myUsername, onPerson } = useRichTextScope();
  if (name === 'channel' || name === 'here') {
    return all ? <span className={cn(chipStyles, mineStyles)}>{text}</span> : text;
  }
  const person = people?.get(name);
  if (people && !person) return text;
  const styles = cn(chipStyles, name === myUsername ? mineStyles : othersStyles);
  if (!person || !onPerson) return <span className={styles}>{text}</span>;
  return (
    <button
      type="button"
      title={person.displayName}
      aria-label={words.profileOf({ text, name: person.displayName })}
      onClick={() => onPerson(person)}
      className={cn(styles, 'hover:underline')}
    >
      {text}
    </button>
  );
}

/** A channel that is named in a text; a link where one is in it. */
export function ChannelLink({ name, text }: { name: string; text: string }) {
  const { channelAddress, onAddress } = useRichTextScope();
  const address = channelAddress?.(name);
  if (!address) return text;
  function follow(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !onAddress || !address) return;
    event.preventDefault();
    onAddress(address);
  }
  return (
    <a href={address} onClick={follow} className={linkStyles}>
      {text}
    </a>
  );
}
