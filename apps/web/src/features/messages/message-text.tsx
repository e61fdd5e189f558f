import { memo } from 'react';
import { splitLinks } from './links';

/** The text of a message: its line breaks as they were written, web addresses as links. */
export const MessageText = memo(function MessageText({ text }: { text: string }) {
  let offset = 0;
  return (
    <div dir="auto" className="whitespace-pre-wrap wrap-anywhere">
      {splitLinks(text).map((part) => {
        const key = offset;
        offset += part.text.length;
        if (!part.href) return part.text;
        return (
          <a
            key={key}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="text-accent-ink underline decoration-accent-ink/40 underline-offset-2 hover:decoration-accent-ink"
          >
            {part.text}
          </a>
        );
      })}
    </div>
  );
});
