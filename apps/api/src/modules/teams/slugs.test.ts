import { teamSlugSchema } from '@confab/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugOfName, slugWithSuffix } from './slugs.js';

describe('addresses of teams', () => {
  it.each([
    ['Sales & Support', 'sales-support'],
    ['  Straße Nr. 7  ', 'strasse-nr-7'],
    ['Łódź Café', 'lodz-cafe'],
    ['-- x --', 'x'],
    ['日本', ''],
    ['a'.repeat(64), 'a'.repeat(48)],
  ])('of %j', (name, slug) => {
    expect(slugOfName(name)).toBe(slug);
  });

  it('are always good ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 64 }), (name) => {
        const slug = slugOfName(name);
        if (slug !== '') expect(teamSlugSchema.parse(slug)).toBe(slug);
        const varied = slugWithSuffix(slug);
        expect(teamSlugSchema.parse(varied)).toBe(varied);
      }),
    );
  });
});
