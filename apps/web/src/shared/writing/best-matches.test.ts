import { expect, it } from 'vitest';
import { bestMatches } from './best-matches';

const people = ['Joanna', 'Mia Anna', 'Anna', 'Ben'];

it('puts what begins with it before what has a word that does', () => {
  expect(bestMatches(people, 'ANN', (name) => [name], 5)).toEqual(['Anna', 'Mia Anna']);
  expect(bestMatches(people, '', (name) => [name], 2)).toEqual(['Joanna', 'Mia Anna']);
});
