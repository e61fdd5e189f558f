import { describe, expect, it } from 'vitest';
import { type Format, formatText } from './format-text';
import { edited } from './text-edit';

/** Formats what stands between the signs ‹ and ›, and shows what is selected then in the same way. */
function run(format: Format, marked: string): string {
  const text = marked.replace(/[‹›]/gu, '');
  const start = marked.indexOf('‹');
  const edit = formatText(format, { text, start, end: marked.indexOf('›') - 1 });
  const after = edited(text, edit);
  return `${after.slice(0, edit.start)}‹${after.slice(edit.start, edit.end)}›${after.slice(edit.end)}`;
}

describe.each([
  ['bold', '**'],
  ['italic', '_'],
  ['strike', '~~'],
  ['code', '`'],
] as const)('%s', (format, mark) => {
  it('puts its marks around, white space outside', () => {
    expect(run(format, 'a ‹b ›c')).toBe(`a ${mark}‹b›${mark} c`);
    expect(run(format, 'a ‹›')).toBe(`a ${mark}‹›${mark}`);
  });
  it('takes them off, within the selection and around it', () => {
    expect(run(format, `a ‹${mark}b${mark}›`)).toBe('a ‹b›');
    expect(run(format, `a ${mark}‹b›${mark}`)).toBe('a ‹b›');
  });
});

it.each<[Format, string, string]>([
  ['link', 'see ‹this›', 'see [this](https://‹›)'],
  ['link', '‹https://example.org›', '[‹›](https://example.org)'],
  ['link', '‹›', '[‹›](https://)'],
  ['list', 'x\na‹b\nc›d', 'x\n‹- ab\n- cd›'],
  ['list', '‹- a\n- b›', '‹a\nb›'],
  ['list', '‹1. a›', '‹- 1. a›'],
  ['numbers', '‹a\nb\n›c', '‹1. a\n2. b›\nc'],
  ['quote', 'a‹›', '> a‹›'],
  ['quote', '‹> a›', '‹a›'],
  ['codeBlock', 'a\n‹b\nc›', 'a\n```\n‹b\nc›\n```'],
  ['codeBlock', '‹›', '```\n‹›\n```'],
  ['codeBlock', '‹```ts\na\n```›', '‹a›'],
])('%s: %j', (format, before, after) => expect(run(format, before)).toBe(after));
