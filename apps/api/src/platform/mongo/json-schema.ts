import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/** The keywords of JSON Schema that MongoDB knows and our documents use. */
const KEYWORDS = new Set([
  'bsonType',
  'required',
  'properties',
  'items',
  'enum',
  'anyOf',
  'additionalProperties',
  'description',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
]);
const BSON_TYPES: Record<string, string> = {
  string: 'string',
  boolean: 'bool',
  number: 'number',
  integer: 'number',
  object: 'object',
  array: 'array',
  null: 'null',
};

function translate(schema: JsonSchema): JsonSchema {
  const result: JsonSchema = {};
  if (typeof schema.type === 'string') result.bsonType = BSON_TYPES[schema.type];
  if ('const' in schema) result.enum = [schema.const];
  for (const [keyword, value] of Object.entries(schema)) {
    if (KEYWORDS.has(keyword)) result[keyword] = value;
  }
  if (schema.properties) {
    const properties = Object.entries(schema.properties as Record<string, JsonSchema>);
    result.properties = Object.fromEntries(properties.map(([name, property]) => [name, translate(property)]));
  }
  if (schema.items) result.items = translate(schema.items as JsonSchema);
  if (schema.anyOf) result.anyOf = (schema.anyOf as JsonSchema[]).map(translate);
  if (typeof schema.additionalProperties === 'object') delete result.additionalProperties;
  return result;
}

/** The `$jsonSchema` validator of a collection whose documents `schema` describes. */
export function toMongoJsonSchema(schema: z.ZodObject): JsonSchema {
  return translate(
    z.toJSONSchema(schema, {
      unrepresentable: 'any',
      io: 'output',
    }) as JsonSchema,
  );
}
