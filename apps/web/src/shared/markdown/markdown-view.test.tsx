import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MarkdownView } from './markdown-view';
import { MentionedProvider } from './rich-text-scope';

const ada = { id: '0'.repeat(24), username: 'ada', displayName: 'Ada', avatarUrl: null, isBot: false };

function html(text: string): string {
  return renderToStaticMarkup(
    <MentionedProvider value={{ people: new Map([['ada', ada]]), all: true }}>
      <MarkdownView text={text} />
    </MentionedProvider>,
  );
}

describe('what is dangerous', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="x()">b</b>',
    '<svg><a xlink:href="javascript:x()">y</a></svg>',
  ])('shows %s as it was written', (text) => {
    expect(html(text)).not.toMatch(/<(?:script|img|b|svg)[\s>]/u);
    expect(html(text)).toContain('&lt;');
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JavaScript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html,y)',
    '[x](vbscript:y)',
    '[x](file:///etc/passwd)',
    '[x](/settings/account)',
    '[x](//evil.example)',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
  ])('makes no link of %s', (text) => expect(html(text)).not.toContain('href'));

  it('opens links apart from this page, and lets no picture come from elsewhere', () => {
    expect(html('[x](https://example.org)')).toContain('rel="noopener noreferrer nofollow"');
    const picture = html('![a cat](https://example.org/cat.png)');
    expect(picture).not.toContain('<img');
    expect(picture).toContain('href="https://example.org/cat.png"');
  });
});

describe('what belongs to a conversation', () => {
  it('keeps line breaks, and indented lines as text', () => {
    expect(html('**one**\ntwo')).toBe('<p><strong>one</strong><br/>two</p>');
    expect(html('*a*\n\n    b')).toBe('<p><em>a</em></p><p>b</p>');
  });

  it('loses no text to definitions, footnotes and underlines', () => {
    expect(html('[a]: https://example.org "t"')).toContain('[a]:');
    expect(html('*x* [^1]\n\n[^1]: y')).toContain('[^1]: y');
    expect(html('Total\n---')).toContain('<p>Total</p>');
  });

  it('has tables, task lists and struck text', () => {
    expect(html('| a | b |\n|---|---|\n| 1 | 2 |')).toContain('<td>2</td>');
    expect(html('- [x] done\n- [ ] open')).toMatch(/aria-label="Done".*done.*aria-label="Not done".*open/su);
    expect(html('~~gone~~ ~kept~')).toBe('<p><del>gone</del> ~kept~</p>');
  });

  it('numbers lists from where they begin, and gives their entries air where they have it', () => {
    expect(html('3. a\n4. b')).toBe('<ol start="3"><li>a</li><li>b</li></ol>');
    expect(html('- a\n\n- b')).toBe('<ul><li><p>a</p></li><li><p>b</p></li></ul>');
    expect(html('- a\n  - b')).toBe('<ul><li>a<ul><li>b</li></ul></li></ul>');
  });

  it('calls people, but not in code, in links, or where the server found nobody', () => {
    const text = '**@ada** \\* @bob `@ada` [@ada](https://example.org)\n\n```\n@ada\n```';
    expect(html(text).match(/bg-accent-soft/gu)).toHaveLength(1);
    expect(html('*hey* @channel')).toContain('bg-attention-soft');
  });
});
