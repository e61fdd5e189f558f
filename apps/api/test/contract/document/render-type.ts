import type { JsonSchema } from './json-schema.js';

const WIDTH = 110;

/** A schema in the manner of TypeScript, with the bounds that matter beside it. */
export function renderType(schema: JsonSchema | boolean, indent = ''): string {
  if (typeof schema === 'boolean') return 'unknown';
  if (schema.title !== undefined) return schema.title;
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  const alternatives = alternativesOf(schema);
  if (alternatives) return renderUnion(alternatives, indent);
  switch (schema.type) {
    case 'array': {
      const item = typeof schema.items === 'object' && !Array.isArray(schema.items) ? schema.items : true;
      const rendered = renderType(item, indent);
      return rendered.includes(' | ') ? `(${rendered})[]` : `${rendered}[]`;
    }
    case 'object':
      return renderObject(schema, indent);
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
      return schema.pattern === '^[0-9a-f]{24}$' ? 'Id' : 'string';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    default:
      return 'unknown';
  }
}

/** What a schema leaves a choice of. */
export function alternativesOf(schema: JsonSchema): (JsonSchema | boolean)[] | undefined {
  if (Array.isArray(schema.type)) return schema.type.map((type) => ({ ...schema, type }));
  return schema.anyOf ?? schema.oneOf;
}

function renderUnion(alternatives: readonly (JsonSchema | boolean)[], indent: string): string {
  const rendered = alternatives.map((part) => renderType(part, indent));
  const short = rendered.join(' | ');
  if (short.length + indent.length <= WIDTH || rendered.filter((part) => part.startsWith('{')).length < 2) return short;
  const deeper = `${indent}  `;
  return alternatives.map((part) => `\n${deeper}| ${renderType(part, `${deeper}  `)}`).join('');
}

function renderObject(schema: JsonSchema, indent: string): string {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return '{}';
  const short = `{ ${fields.map(([key, part]) => field(key, part, required, indent)).join('; ')} }`;
  if (short.length + indent.length <= WIDTH && !short.includes('\n')) return short;
  const deeper = `${indent}  `;
  const lines = fields.map(([key, part]) => `${deeper}${field(key, part, required, deeper)};`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function field(key: string, part: JsonSchema | boolean, required: ReadonlySet<string>, indent: string): string {
  const fallback = typeof part === 'object' && part.default !== undefined ? ` = ${JSON.stringify(part.default)}` : '';
  return `${key}${required.has(key) ? '' : '?'}: ${renderType(part, indent)}${fallback}`;
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
