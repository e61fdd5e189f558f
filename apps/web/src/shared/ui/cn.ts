import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// The names of our own sizes, so that `text-small` and `text-ink` do not shut each other out.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['tiny', 'small', 'body', 'heading', 'title'],
      radius: ['control', 'card'],
      shadow: ['float'],
    },
  },
});

/** Joins class names; where two set the same property, the later one holds. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
