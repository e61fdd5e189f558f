import { parseArgs } from 'node:util';

/** What was asked for on the command line. */
export interface Options {
  quick: boolean;
  /** Where the figures are to be written as JSON. */
  json: string | null;
  /** The ids of the rows to measure; null for all. */
  only: string[] | null;
  /** The web client is measured, and not the server. */
  web: boolean;
  /** Of the web client also what takes minutes. */
  long: boolean;
}

/** Reads the arguments; throws with a sentence where one is wrong. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean' },
      long: { type: 'boolean' },
      json: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const unknown = positionals.find((word) => word !== 'web');
  if (unknown !== undefined) throw new Error(`There is no benchmark called ${unknown}.`);
  return {
    quick: values.quick ?? false,
    json: values.json ?? null,
    only: values.only?.split(',').filter(Boolean) ?? null,
    web: positionals.includes('web'),
    long: values.long ?? false,
  };
}
