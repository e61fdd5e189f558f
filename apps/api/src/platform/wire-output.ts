import superjson from 'superjson';

/** An annotation as superjson writes it: what a value of the JSON has to be turned back into. */
type Annotation = unknown;

/** A value in superjson's wire format. */
export interface WireOutput {
  json: unknown;
  meta?: { values: Record<string, Annotation>; v: 1 };
}

const DATE: Annotation = ['Date'];
/** superjson refuses to follow a path through these. */
const FORBIDDEN_KEYS = new Set<string | number>(['__proto__', 'constructor', 'prototype']);

/**
 * Writes superjson's wire format without superjson's walk, which copies everything and compares every object with every
 * other: our outputs are plain JSON and dates, of which only the paths are to be noted; `JSON.stringify` writes dates as
 * superjson does. Any superjson reads it. What is anything else is left to superjson itself. A property that is undefined is
 * left out, where superjson would write null and a note.
 */
export function writeWireOutput(value: unknown): WireOutput | ReturnType<typeof superjson.serialize> {
  const dates: string[] = [];
  if (value === undefined || !noteDates(value, [], dates)) return superjson.serialize(value);
  if (dates.length === 0) return { json: value };
  if (dates[0] === '') return superjson.serialize(value);
  const values: Record<string, Annotation> = {};
  for (const path of dates) values[path] = DATE;
  return { json: value, meta: { values, v: 1 } };
}

/**
 * Notes the paths of all dates; false if there is anything that is not JSON either. It runs over every page and event, so it
 * makes nothing on its way but the paths that it finds.
 */
function noteDates(value: unknown, path: (string | number)[], dates: string[]): boolean {
  if (typeof value === 'string' || value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return noteDatesOfList(value, path, dates);
  if (value instanceof Date) {
    dates.push(pathText(path));
    return !Number.isNaN(value.getTime()) && !path.some((key) => FORBIDDEN_KEYS.has(key));
  }
  return isPlain(value) && noteDatesOfObject(value, path, dates);
}

function noteDatesOfList(list: readonly unknown[], path: (string | number)[], dates: string[]): boolean {
  const depth = path.length;
  for (let index = 0; index < list.length; index += 1) {
    path[depth] = index;
    if (!noteDates(list[index], path, dates)) return false;
  }
  path.length = depth;
  return true;
}

function noteDatesOfObject(object: Record<string, unknown>, path: (string | number)[], dates: string[]): boolean {
  const depth = path.length;
  for (const key in object) {
    const inner = object[key];
    if (typeof inner === 'string' || inner === undefined) continue;
    path[depth] = key;
    if (!noteDates(inner, path, dates)) return false;
  }
  path.length = depth;
  return true;
}

function isPlain(object: object): object is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === Object.prototype || prototype === null;
}

function pathText(path: readonly (string | number)[]): string {
  return path.map((key) => (typeof key === 'number' ? key : key.replace(/[\\.]/g, '\\$&'))).join('.');
}
