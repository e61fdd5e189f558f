import { z } from 'zod';
import type { TestNode } from '../../src/testing/index.js';

const definition = z.looseObject({
  type: z.enum(['query', 'mutation', 'subscription']),
  inputs: z.array(z.instanceof(z.ZodType)),
  output: z.instanceof(z.ZodType).optional(),
});

/** At run time the router knows its procedures by their whole paths. */
const routes = z.record(
  z.string(),
  z.custom<object>().transform((procedure) => described.parse({ ...procedure })),
);
const described = z.looseObject({ _def: definition });

/** A procedure as the router knows it. */
export interface KnownProcedure {
  path: string;
  type: 'query' | 'mutation' | 'subscription';
  /** Every schema the input has to pass; of a procedure without input none. */
  inputs: z.ZodType[];
  output: z.ZodType | undefined;
}

/** Every procedure of the API, by its path. */
export function proceduresOf(node: TestNode): KnownProcedure[] {
  return [...Object.entries(routes.parse(node.router._def.procedures))]
    .map(([path, { _def: known }]) => ({ path, type: known.type, inputs: known.inputs, output: known.output }))
    .toSorted((a, b) => a.path.localeCompare(b.path));
}
