import fc from 'fast-check';
import { ObjectId } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { emptyMessage, type MessageState } from '../messages.model.js';
import { fold, foldWithPlaces } from './fold.js';
import { searchTerms } from './search-terms.js';
import { wordsOf } from './words.js';

const senderId = new ObjectId();
const message = (fields: Partial<MessageState>): MessageState => ({
  ...emptyMessage({ _id: new ObjectId(), roomId: new ObjectId(), seq: 2, senderId, type: 'text', at: new Date() }),
  ...fields,
});
/** The words alone. */
const wordsIn = (body: string) => searchTerms(message({ body })).filter((term) => !term.includes(':'));
const attachment = (name: string, width: number | null): MessageState['attachments'][number] => ({
  fileId: new ObjectId(),
  name,
  size: 1,
  mimeType: 'application/octet-stream',
  width,
  height: width,
  hasThumbnail: false,
});

describe('the terms of a message', () => {
  it('are its words, without case and accents and each once', () => {
    expect(wordsIn('Déjà vu, VU! naïve Straße')).toEqual(['deja', 'vu', 'naive', 'strasse']);
    expect(wordsIn('ＦＵＬＬ ｗｉｄｔｈ')).toEqual(['full', 'width']);
    expect(wordsIn('ὈΔΥΣΣΕΎΣ Οδυσσεύς')).toEqual(['οδυσσευσ']);
  });

  it('are in Japanese the words as a dictionary parts them, with their voicing marks', () => {
    expect(wordsIn('会議の資料を確認してください')).toEqual(expect.arrayContaining(['会議', '資料', '確認']));
    expect(wordsIn('ｶﾞｲﾄﾞ')).toEqual(['ガイド']);
    expect(wordsIn('がか')).not.toEqual(wordsIn('かか'));
  });

  it('keep the vowels of scripts that write them as marks', () => {
    expect(wordsIn('हिन्दी')).toEqual(['हिन्दी']);
    expect(wordsIn('й')).toEqual(['и']);
  });

  it('are of an address or identifier the whole, what follows each part, and the parts', () => {
    expect(wordsIn('see foo_bar.baz')).toEqual(['see', 'foo_bar.baz', 'foo', 'bar.baz', 'bar', 'baz']);
    expect(wordsIn('Ann@Example.org')).toEqual(['ann@example.org', 'ann', 'example.org', 'example', 'org']);
    expect(wordsIn('wait...what? follow-up')).toEqual(['wait', 'what', 'follow-up', 'follow', 'up']);
  });

  it('are marks as well: who wrote it, and what is in it', () => {
    const from = `from:${senderId.toHexString()}`;
    expect(searchTerms(message({ body: 'hi' }))).toEqual([from, 'hi']);
    expect(searchTerms(message({ body: 'see https://example.org', pinnedAt: new Date() }))).toEqual(
      expect.arrayContaining(['has:link', 'is:pinned', 'example.org']),
    );
    const attachments = [attachment('annual report.pdf', null), attachment('cat.png', 20)];
    expect(searchTerms(message({ attachments: attachments.slice(0, 1) }))).toEqual([
      from,
      'has:file',
      'annual',
      'report.pdf',
      'report',
      'pdf',
    ]);
    expect(searchTerms(message({ attachments }))).toContain('has:image');
  });

  it('are none where nothing is to be found', () => {
    expect(searchTerms(message({ body: 'gone', deletedAt: new Date() }))).toEqual([]);
    expect(searchTerms(message({ body: 'told', type: 'system' }))).toEqual([]);
    expect(wordsIn('… 👍 !!')).toEqual([]);
  });

  it('are bounded in number and length', () => {
    const many = wordsIn(Array.from({ length: 2_000 }, (_, index) => `w${index}`).join(' '));
    expect(many).toHaveLength(400);
    expect(wordsIn('x'.repeat(10_000))).toEqual(['x'.repeat(64)]);
    expect(wordsIn(`${'x'.repeat(63)}𠮷𠮷`.replaceAll('𠮷', '𝒳'))).toEqual(['x'.repeat(64)]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (body) => {
        for (const term of wordsIn(body)) {
          expect(term.length).toBeLessThanOrEqual(64);
          expect(term).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });

  it('take no longer for what is made to take long', () => {
    const started = performance.now();
    for (const body of ['a.'.repeat(5_000), '_a'.repeat(5_000), '🏳️‍🌈'.repeat(1_600), '會議室'.repeat(3_300)])
      wordsIn(body);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('a folded text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom('é', 'E', '́', 'ß', 'ﬁ', 'ガ', 'ﾞ', 'ｶ', '㌔', 'İ', 'Σ', 'ς', ' ', '.', '한'),
      maxLength: 12,
    }),
  );

  it('stays as it is when folded again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 500 },
    );
  });

  it('knows where its words were', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = foldWithPlaces(text);
        expect(folded.text).toBe(fold(text));
        for (const { start, end } of wordsOf(folded.text, { compounds: 'parts' })) {
          const range = folded.rangeOf(start, end);
          expect(fold(text.slice(range.start, range.end))).toContain(folded.text.slice(start, end));
        }
      }),
      { numRuns: 500 },
    );
  });
});
