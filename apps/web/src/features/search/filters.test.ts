import { describe, expect, it } from 'vitest';
import { dayOf, dayText, takeFilters, unfinishedFilter, withFilter } from './filters';

describe('filters in the search field', () => {
  it('takes what is finished, and leaves the words', () => {
    expect(takeFilters('boards from:@anna in:"New Boards" hall')).toEqual({
      filters: [
        { key: 'from', value: 'anna' },
        { key: 'in', value: 'New Boards' },
      ],
      rest: 'boards hall',
    });
    expect(takeFilters('from:anna')).toEqual({ filters: [], rest: 'from:anna' });
    expect(takeFilters('see http://from:80 x')).toEqual({ filters: [], rest: 'see http://from:80 x' });
  });

  it('knows what is being typed', () => {
    expect(unfinishedFilter('boards from:an')).toEqual({ key: 'from', value: 'an', before: 'boards' });
    expect(unfinishedFilter('HAS:')).toEqual({ key: 'has', value: '', before: '' });
    expect(unfinishedFilter('in:"New Bo')).toEqual({ key: 'in', value: 'New Bo', before: '' });
    expect(unfinishedFilter('from:anna boards')).toBeNull();
  });

  it('keeps one filter of each kind', () => {
    expect(withFilter([{ key: 'has', value: 'file' }], { key: 'has', value: 'link' })).toEqual([
      { key: 'has', value: 'link' },
    ]);
  });

  it('reads days that exist', () => {
    expect(dayOf('2026-02-31')).toBeNull();
    expect(dayOf('tomorrow')).toBeNull();
    expect(dayText(dayOf('2026-2-3') ?? new Date(0))).toBe('2026-02-03');
  });
});
