import type { z } from 'zod';

/** What the schemas have let through, by schema. */
const checked = new WeakMap<z.ZodType, WeakSet<object>>();

function isChecked<Data extends object>(schema: z.ZodType<Data>, data: object): data is Data {
  return checked.get(schema)?.has(data) ?? false;
}

/**
 * The data of an entry, checked by the schema of its kind. It never changes, so that what this process has decided or
 * checked itself is not looked through again by everybody who is told of the entry.
 */
export function checkData<Data extends object>(schema: z.ZodType<Data>, data: object): Data {
  if (isChecked(schema, data)) return data;
  const parsed = schema.parse(data);
  const known = checked.get(schema) ?? new WeakSet();
  checked.set(schema, known.add(parsed));
  return parsed;
}
