const WIDTH = 110;

/** JSON in which whatever fits into a line stands on one. Dates are written as the wire writes them. */
export function formatJson(value: unknown, indent = ''): string {
  const short = oneLine(value);
  if (short.length + indent.length <= WIDTH) return short;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => deeper + formatJson(item, deeper)).join(',\n')}\n${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const lines = Object.entries(value).map(([key, item]) => `${deeper}"${key}": ${formatJson(item, deeper)}`);
    return `{\n${lines.join(',\n')}\n${indent}}`;
  }
  return short;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const fields = Object.entries(value).map(([key, item]) => `"${key}": ${oneLine(item)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  return JSON.stringify(value);
}
