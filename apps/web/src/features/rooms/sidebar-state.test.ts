import { expect, it } from 'vitest';
import { readKept } from './sidebar-state';

const usual = { collapsed: {}, unreadFirst: false, width: 248 };

it.each([null, '', 'nonsense', '7', '[]', '{"collapsed":3,"width":"wide"}', '{"collapsed":null}'])(
  'begins anew where %j was kept',
  (text) => {
    expect(readKept(text)).toEqual(usual);
  },
);

it('reads what it kept, and nothing else', () => {
  const kept = {
    collapsed: { archived: false, channels: true, other: true, direct: 'yes' },
    unreadFirst: true,
    width: 300,
  };
  expect(readKept(JSON.stringify(kept))).toEqual({
    collapsed: { archived: false, channels: true },
    unreadFirst: true,
    width: 300,
  });
  expect(readKept('{"width":9000}').width).toBe(400);
});
