import fc from 'fast-check';
import superjson from 'superjson';
import { expect, it } from 'vitest';
import { readWireInput, refusalOf } from './wire-input.js';

/** As it arrives: through JSON. */
const sent = (input: unknown) => JSON.parse(JSON.stringify(superjson.serialize(input)));

it.each([
  undefined,
  null,
  'text',
  { teamId: 'a', name: undefined },
  { since: new Date(5), until: null, nested: { at: [new Date(7), undefined] } },
  { 'with.dot': new Date(9), 'with\\slash': undefined },
  new Date(3),
])('reads what superjson wrote: %j', (input) => {
  expect(readWireInput(sent(input))).toEqual(input);
});

it('reads the same time given twice, although superjson says that it is one object', () => {
  const at = new Date(11);
  expect(readWireInput(sent({ since: at, until: at }))).toEqual({ since: at, until: at });
});

it('takes no input for none', () => {
  expect(readWireInput(undefined)).toBeUndefined();
  expect(readWireInput({})).toBeUndefined();
});

it('keeps its mark where more is added to the input', () => {
  const refused = readWireInput('nonsense');
  expect(refusalOf({ ...(refused as object), lastEventId: '5' })).toMatch(/superjson/);
});

it('takes nothing from outside for its mark', () => {
  expect(refusalOf({ refusal: 'x', 'Symbol(refusal)': 'x' })).toBeNull();
});

it('never throws, and gives back what JSON says or a refusal', () => {
  const payload = fc.oneof(fc.jsonValue(), fc.record({ json: fc.jsonValue(), meta: fc.jsonValue() }));
  fc.assert(
    fc.property(payload, (value) => {
      readWireInput(JSON.parse(JSON.stringify(value)));
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
  );
});
