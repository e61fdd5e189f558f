import { expect, it } from 'vitest';
import { createDraftStore } from './draft-store';

function buildStorage() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

it('keeps a draft for each room over a reload', () => {
  const storage = buildStorage();
  createDraftStore(storage, 'anna').write('one', 'half a thought');
  const reloaded = createDraftStore(storage, 'anna');
  expect(reloaded.read('one')).toBe('half a thought');
  expect(reloaded.read('two')).toBe('');
});

it('does not show the drafts of one account to another', () => {
  const storage = buildStorage();
  createDraftStore(storage, 'anna').write('one', 'mine');
  expect(createDraftStore(storage, 'ben').read('one')).toBe('');
});

it('leaves nothing behind when the text is sent or only white space', () => {
  const storage = buildStorage();
  const drafts = createDraftStore(storage, 'anna');
  drafts.write('one', 'text');
  drafts.write('one', ' \n');
  expect(storage.held.size).toBe(0);
});

it('keeps on in memory where the storage is full', () => {
  const drafts = createDraftStore(
    {
      ...buildStorage(),
      setItem: () => {
        throw new Error('full');
      },
    },
    'anna',
  );
  drafts.write('one', 'kept');
  expect(drafts.read('one')).toBe('kept');
});
