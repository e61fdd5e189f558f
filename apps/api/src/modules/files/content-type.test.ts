import { describe, expect, it } from 'vitest';
import { identify, servedAs } from './content-type.js';
import { picture } from './files.fixture.js';

const html = '<!doctype html><script>alert(1)</script>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('identify', () => {
  it.each([
    ['a page called a picture', html, 'image/png', 'text/plain'],
    ['a page', html, 'text/html; charset=utf-8', 'text/html'],
    ['a drawing called a photo', svg, 'image/jpeg', 'text/plain'],
    ['a drawing', svg, 'image/svg+xml', 'image/svg+xml'],
    ['a drawing with its first line', `<?xml version="1.0"?>${svg}`, 'image/png', 'application/xml'],
    ['a table', 'a;b\n1;2\n', 'text/csv', 'text/csv'],
    ['a text of nothing', 'grüße', null, 'text/plain'],
    ['nothing', '', 'video/mp4', 'text/plain'],
    ['bytes called a text', '\u0000\u0001\u0002', 'text/plain', 'application/octet-stream'],
    ['bytes that are no characters', Buffer.from([0xc3, 0x28, 0xa0, 0x80]), 'text/plain', 'application/octet-stream'],
    ['a PDF called a page', '%PDF-1.7\n<script>', 'text/html', 'application/pdf'],
  ])('takes %s for what it is', async (_, bytes, declared, expected) => {
    expect(await identify(Buffer.from(bytes), declared)).toBe(expected);
  });

  it('goes by the bytes of pictures', async () => {
    for (const format of ['png', 'jpeg', 'webp', 'gif', 'avif'] as const) {
      expect(await identify(await picture(8, 8, format), 'text/html')).toBe(`image/${format}`);
    }
  });
});

describe('servedAs', () => {
  it.each([
    ['image/png', 10, 'image/png', 'inline'],
    ['image/png', null, 'application/octet-stream', 'attachment'],
    ['image/svg+xml', null, 'application/octet-stream', 'attachment'],
    ['text/html', null, 'application/octet-stream', 'attachment'],
    ['application/xml', null, 'application/octet-stream', 'attachment'],
    ['text/javascript', null, 'application/octet-stream', 'attachment'],
    ['text/plain', null, 'text/plain; charset=utf-8', 'attachment'],
    ['application/pdf', null, 'application/pdf', 'inline'],
    ['video/mp4', null, 'video/mp4', 'inline'],
  ])('hands out %s', (mimeType, width, contentType, disposition) => {
    expect(servedAs({ mimeType, width })).toEqual({ contentType, disposition });
  });
});
