import { expect, it } from 'vitest';
import { typingText } from './typing-text';

it.each([
  [[], ''],
  [['anna'], 'anna is typing…'],
  [['anna', 'ben'], 'anna and ben are typing…'],
  [['anna', 'ben', 'carla'], '3 people are typing…'],
])('says who of %j is typing', (names, text) => {
  expect(typingText(names)).toBe(text);
});
