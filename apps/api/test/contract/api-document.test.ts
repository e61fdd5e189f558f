import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../src/testing/index.js';
import { apiDocument, exampleInput, exampleOutput } from './document/api-document.js';
import { CAPABILITIES } from './document/capabilities.js';
import { type KnownProcedure, proceduresOf } from './procedures.js';

const ROOT = join(import.meta.dirname, '../../../..');

let app: TestApp;
let procedures: KnownProcedure[];
beforeAll(async () => {
  app = await createTestApp();
  procedures = proceduresOf(app.node);
});
afterAll(() => app[Symbol.asyncDispose]());

describe('docs/api.md', () => {
  it('shows inputs and answers as their schemas want them', () => {
    const wrong = procedures.flatMap((procedure) => {
      const input = exampleInput(procedure);
      const { path, inputs, output } = procedure;
      return [
        ...inputs.flatMap((schema) => schema.safeParse(input).error?.issues ?? []),
        ...(output?.safeParse(exampleOutput(output)).error?.issues ?? []),
      ].map((issue) => `${path} ${issue.path.join('.')}: ${issue.message}`);
    });
    expect(wrong).toEqual([]);
  });

  it('names tests that are there, and procedures that are there', () => {
    const paths = new Set(procedures.map(({ path }) => path));
    const wrong = CAPABILITIES.flatMap(({ row, by, test }) => {
      const unknown = by.filter((path) => /^[a-z]+\.[a-zA-Z]+$/.test(path) && !paths.has(path));
      const missing = test && !readFileSync(join(ROOT, test[0]), 'utf8').includes(test[1]);
      return [
        ...unknown.map((path) => `${row}: no procedure ${path}`),
        ...(missing ? [`${row}: no test ${test}`] : []),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it('has every row of the list, in its order', () => {
    expect(CAPABILITIES.map(({ row }) => row)).toEqual(Array.from({ length: 123 }, (_, index) => `A${index + 1}`));
    expect(CAPABILITIES.filter(({ test, later }) => !test && later === undefined)).toEqual([]);
  });

  it('is current', async () => {
    await expect(apiDocument(procedures)).toMatchFileSnapshot(join(ROOT, 'docs/api.md'));
  });
});
