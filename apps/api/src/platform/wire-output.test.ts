import fc from 'fast-check';
import superjson from 'superjson';
import { expect, it } from 'vitest';
import { writeWireOutput } from './wire-output.js';

/** What a stock client makes of an output, after its way through JSON. */
function received(output: unknown): unknown {
  return superjson.deserialize(JSON.parse(JSON.stringify(writeWireOutput(output))));
}

it.each([
  undefined,
  null,
  'text',
  new Date(3),
  [new Date(5), [new Date(7)]],
  { 'with.dot': new Date(9), 'with\\slash': { at: new Date(11) } },
  {
    a: [
      { b: new Date(13), c: null },
      { b: null, c: 'x' },
    ],
  },
  new Map([['a', new Set([1])]]),
  { big: 12n, none: Number.NaN, list: [undefined] },
])('is read by superjson as what it was, %#', (output) => {
  expect(received(output)).toEqual(output);
});

it('leaves out what is undefined', () => {
  expect(received({ a: undefined, b: 1 })).toStrictEqual({ b: 1 });
});

it('writes nothing but superjson would, apart from notes that nobody needs', () => {
  const user = { id: 'a', at: new Date(1) };
  const { json, meta } = superjson.serialize({ items: [user, { id: 'b', at: new Date(2) }] });
  const written = JSON.parse(JSON.stringify(writeWireOutput({ items: [user, { id: 'b', at: new Date(2) }] })));
  expect(written).toEqual({ json, meta });
});

it('writes an object twice that is there twice', () => {
  const user = { id: 'a', at: new Date(1) };
  expect(received([user, user])).toEqual([user, user]);
});

const date = fc.date({ noInvalidDate: true });
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    date,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key)),
      tie('tree'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}));

it('is read by superjson as what it was, whatever it is', () => {
  fc.assert(
    fc.property(tree, (output) => {
      expect(received(output)).toEqual(output);
    }),
  );
});
