import { describe, expect, it } from 'vitest';
import { nextLine, openedLine } from './unread-line';

describe('the line "new"', () => {
  it('stands below what was read when a room with news is opened', () => {
    expect(openedLine(7, true).newAfter).toBe(7);
  });

  it('is not there when the only news are my own or system messages', () => {
    expect(openedLine(7, false).newAfter).toBeNull();
  });

  it('does not appear for what arrives while one looks', () => {
    const line = nextLine(openedLine(12, false), { type: 'arrived', seq: 13, seen: true });
    expect(line).toEqual({ newAfter: null, seenSeq: 13 });
  });

  it('appears above the first message that arrives while one looks away, and stays there', () => {
    let line = nextLine(openedLine(12, false), { type: 'arrived', seq: 13, seen: false });
    line = nextLine(line, { type: 'arrived', seq: 14, seen: false });
    line = nextLine(line, { type: 'seen', seq: 14 });
    expect(line).toEqual({ newAfter: 12, seenSeq: 14 });
  });

  it('goes when I write or press Escape, and comes again for later news', () => {
    let line = nextLine(openedLine(7, true), { type: 'done', seq: 13 });
    expect(line).toEqual({ newAfter: null, seenSeq: 13 });
    line = nextLine(line, { type: 'arrived', seq: 14, seen: false });
    expect(line.newAfter).toBe(13);
  });

  it('is not moved by duplicates', () => {
    const line = nextLine(openedLine(12, false), { type: 'arrived', seq: 11, seen: false });
    expect(line.newAfter).toBeNull();
  });
});
