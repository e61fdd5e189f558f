import { LIMITS } from '@confab/shared';
import superjson from 'superjson';

/** Where an input that was refused before it was read says why. As a symbol no JSON can carry it. */
const REFUSAL = Symbol('refusal');

/** Keys with which an object could reach into its own prototype. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** What superjson's annotations may turn a value into. Everything else our inputs are made of is plain JSON. */
const ALLOWED_TYPES = new Set<unknown>(['Date', 'undefined']);

const WRONG = {
  shape: 'The input must be superjson: { json, meta? }',
  depth: `The input may be nested ${LIMITS.inputDepth} deep`,
  keys: `The input may have ${LIMITS.inputKeys} keys in all`,
  forbidden: 'The input has a key that is not allowed',
  meta: 'The meta of the input may only name dates and undefined values',
} as const;

/**
 * Reads an input from superjson, after its size and its annotations have been checked.
 * It never throws: on a socket that would answer nobody and drop the other calls of the frame. A refused input comes
 * back as a mark that `refusalOf` knows, and the call it belongs to fails alone.
 */
export function readWireInput(payload: unknown): unknown {
  if (payload === undefined) return undefined;
  if (!isRecord(payload)) return refused(WRONG.shape);
  const { json, meta } = payload;
  const problem = problemOfValue(json) ?? problemOfMeta(meta);
  if (problem) return refused(problem);
  if (!isRecord(meta) || !meta.values) return json;
  try {
    // The referential equalities are left out: values they name are there in full wherever they stand.
    return superjson.deserialize(asPayload(json, meta), { inPlace: true });
  } catch {
    return refused(WRONG.meta);
  }
}

/** Why the input was refused, or null for one that could be read. */
export function refusalOf(input: unknown): string | null {
  // A subscription's `lastEventId` is spread into its input; own symbols survive that, an instance would not.
  return isRecord(input) && typeof input[REFUSAL] === 'string' ? input[REFUSAL] : null;
}

function refused(reason: string): Record<symbol, string> {
  return { [REFUSAL]: reason };
}

function isRecord(value: unknown): value is Record<string | symbol, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asPayload(json: unknown, meta: Record<string, unknown>): Parameters<typeof superjson.deserialize>[0] {
  const payload: unknown = { json, meta: { values: meta.values, v: meta.v === 1 ? 1 : 0 } };
  return payload as Parameters<typeof superjson.deserialize>[0];
}

/** Walks without recursion, so that no nesting is too deep to be refused, and stops at the first excess. */
function problemOfValue(root: unknown): string | null {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  let keys = 0;
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const { value, depth } = entry;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > LIMITS.inputDepth) return WRONG.depth;
    const names = Array.isArray(value) ? [] : Object.keys(value);
    keys += Array.isArray(value) ? value.length : names.length;
    if (keys > LIMITS.inputKeys) return WRONG.keys;
    if (names.some((name) => FORBIDDEN_KEYS.has(name))) return WRONG.forbidden;
    for (const child of Object.values(value)) open.push({ value: child, depth: depth + 1 });
  }
  return null;
}

function problemOfMeta(meta: unknown): string | null {
  if (meta === undefined || meta === null) return null;
  if (!isRecord(meta)) return WRONG.meta;
  const { values } = meta;
  if (values === undefined || values === null || isAllowedAnnotation(values)) return null;
  if (!isRecord(values) || Object.keys(values).length > LIMITS.inputKeys) return WRONG.meta;
  return Object.values(values).every(isAllowedAnnotation) ? null : WRONG.meta;
}

/** An annotation of a value that is not itself a container of annotated values. */
function isAllowedAnnotation(annotation: unknown): boolean {
  return Array.isArray(annotation) && annotation.length === 1 && ALLOWED_TYPES.has(annotation[0]);
}
