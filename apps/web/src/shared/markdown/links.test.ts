import { describe, expect, it } from 'vitest';
import { splitLinks } from './links';

const links = (text: string) => splitLinks(text).flatMap((part) => (part.href ? [part.href] : []));

describe('splitLinks', () => {
  it('finds web addresses and leaves the rest as it is', () => {
    expect(splitLinks('see https://example.org/a?b=1#c now')).toEqual([
      { text: 'see ', href: null },
      { text: 'https://example.org/a?b=1#c', href: 'https://example.org/a?b=1#c' },
      { text: ' now', href: null },
    ]);
  });

  it('leaves the end of a sentence out', () => {
    expect(links('Read https://example.org/x. And (https://example.org/y)!')).toEqual([
      'https://example.org/x',
      'https://example.org/y',
    ]);
  });

  it('keeps brackets that belong to the address', () => {
    expect(links('https://example.org/wiki/Log_(room)')).toEqual(['https://example.org/wiki/Log_(room)']);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', 'https://', 'http://[bad'])(
    'never makes a link of %s',
    (text) => expect(links(text)).toEqual([]),
  );

  it('does not follow an address that pretends to be another', () => {
    expect(links('https://example.org@evil.example/')).toEqual([]);
  });

  it('loses no character', () => {
    const text = 'a https://example.org/b), c\nhttps://example.org/d';
    expect(
      splitLinks(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
