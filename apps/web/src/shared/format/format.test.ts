import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { i18n } from '../i18n/i18n';
import { german } from '../words.de';
import { byteSize } from './bytes';
import { listNames, memberText } from './names';
import { numberText } from './numbers';
import { clockTime, dateName, dayName } from './time';

const now = new Date(2026, 10, 20, 9, 5);
const days = (ago: number) => dayName(new Date(2026, 10, 20 - ago), now);

beforeEach(() => i18n.addResourceBundle('de', 'shared', german));
afterEach(() => i18n.changeLanguage('en'));

describe('in English', () => {
  it('names days and dates', () => {
    expect([days(0), days(1), days(2)]).toEqual(['Today', 'Yesterday', 'Wednesday']);
    expect(days(30)).toBe('Wednesday 21 October');
    expect(days(400)).toBe('16 October 2025');
    expect(clockTime(now)).toBe('09:05');
  });

  it('lists names, and counts those it leaves out', () => {
    expect(listNames([])).toBe('');
    expect(listNames(['anna'])).toBe('anna');
    expect(listNames(['anna', 'ben'])).toBe('anna and ben');
    expect(listNames(['anna', 'ben', 'carla'], 3)).toBe('anna, ben and carla');
    expect(listNames(['anna', 'ben', 'carla'])).toBe('anna, ben and 1 other');
    expect(listNames(['anna', 'ben', 'carla', 'dan'])).toBe('anna, ben and 2 others');
  });

  it('writes numbers and sizes', () => {
    expect(numberText(12_345)).toBe('12,345');
    expect(memberText(1)).toBe('1 member');
    expect(memberText(1_234)).toBe('1,234 members');
    expect([byteSize(812), byteSize(1_500_000), byteSize(52_428_800)]).toEqual(['812 B', '1.4 MB', '50 MB']);
  });
});

describe('in German', () => {
  beforeEach(() => i18n.changeLanguage('de'));

  it('does the same in German', () => {
    expect([days(0), days(1), days(2)]).toEqual(['Heute', 'Gestern', 'Mittwoch']);
    expect(days(30)).toBe('Mittwoch, 21. Oktober');
    expect(dateName(now)).toBe('20. November 2026');
    expect(listNames(['anna', 'ben', 'carla'], 3)).toBe('anna, ben und carla');
    expect(listNames(['anna', 'ben', 'carla'])).toBe('anna, ben und 1 weitere Person');
    expect(numberText(12_345)).toBe('12.345');
    expect(memberText(1_234)).toBe('1.234 Mitglieder');
    expect(byteSize(1_500_000)).toBe('1,4 MB');
  });
});
