import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.js';

describe('contentDisposition', () => {
  it.each([
    ['plain.txt', `filename="plain.txt"; filename*=UTF-8''plain.txt`],
    ['two words.txt', `filename="two words.txt"; filename*=UTF-8''two%20words.txt`],
    ['a"; filename="b.exe', `filename="a_; filename=_b.exe"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe`],
    ["it's (1)*.txt", `filename="it's (1)*.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
    ['отчёт 😀.pdf', `filename="_____ _.pdf"; filename*=UTF-8''%D0%BE%D1%82%D1%87%D1%91%D1%82%20%F0%9F%98%80.pdf`],
    ['100%41.txt', `filename="100_41.txt"; filename*=UTF-8''100%2541.txt`],
  ])('writes %s', (name, expected) => {
    expect(contentDisposition('attachment', name)).toBe(`attachment; ${expected}`);
  });

  it('gives every name back, in a header that is one line and one quotation', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const header = contentDisposition('inline', name);
        const [, plain, encoded = ''] = /^inline; filename="([^"\\]*)"; filename\*=UTF-8''(\S*)$/.exec(header) ?? [];
        expect(plain).toMatch(/^[\x20-\x7e]*$/);
        expect(decodeURIComponent(encoded)).toBe(name);
      }),
    );
  });
});
