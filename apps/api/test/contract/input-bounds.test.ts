import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestApp, type TestApp } from '../../src/testing/index.js';
import { proceduresOf } from './procedures.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

it('bounds every string, number and list of every input, and lets no unknown key through', () => {
  const unbounded = proceduresOf(app.node).flatMap(({ path, inputs }) => {
    const schemas = inputs.map(toSchema);
    // An input that passes several schemas has the keys that the strictest lets through.
    const isStrict = schemas.some((schema) => schema.additionalProperties === false);
    return schemas
      .flatMap((schema) => findUnbounded(schema, path))
      .filter((found) => !isStrict || found !== `${path}: ${UNKNOWN_KEYS}`);
  });
  expect(unbounded).toEqual([]);
});

const UNKNOWN_KEYS = 'unknown keys';

type Schema = z.core.JSONSchema.JSONSchema;

/** Dates are bounded by themselves. */
function toSchema(input: z.ZodType): Schema {
  return z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') jsonSchema.const = 'a date';
    },
  });
}

/** The places in a schema where an input may be as large as it likes. */
function findUnbounded(schema: Schema | boolean, place: string): string[] {
  if (typeof schema === 'boolean') return schema ? [`${place}: anything`] : [];
  if (schema.const !== undefined || schema.enum !== undefined) return [];
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  if (alternatives.length > 0) return alternatives.flatMap((part) => findUnbounded(part, place));
  switch (schema.type) {
    case 'null':
    case 'boolean':
      return [];
    case 'string':
      return schema.maxLength !== undefined || isBoundedPattern(schema.pattern) ? [] : [`${place}: a string`];
    case 'number':
    case 'integer':
      return schema.maximum !== undefined && schema.minimum !== undefined ? [] : [`${place}: a number`];
    case 'array':
      return [
        ...(schema.maxItems === undefined ? [`${place}: a list`] : []),
        ...(typeof schema.items === 'object' && !Array.isArray(schema.items)
          ? findUnbounded(schema.items, `${place}[]`)
          : []),
      ];
    case 'object':
      return [
        ...(schema.additionalProperties === false ? [] : [`${place}: ${UNKNOWN_KEYS}`]),
        ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => findUnbounded(part, `${place}.${key}`)),
      ];
    default:
      return [`${place}: anything`];
  }
}

/** A pattern from end to end that repeats nothing without end. */
function isBoundedPattern(pattern: string | undefined): boolean {
  return (
    pattern !== undefined &&
    /^\^.*\$$/s.test(pattern) &&
    !/(?<!\\)[*+]|\{\d+,\}/.test(pattern.replace(/\[[^\]]*\]/g, ''))
  );
}
