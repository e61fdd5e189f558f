import type { z } from 'zod';
import { POLICY, type Policy, type Question } from '../policy-table.js';
import type { KnownProcedure } from '../procedures.js';
import { CAPABILITIES } from './capabilities.js';
import { EXAMPLES } from './examples.js';
import { formatJson } from './format-json.js';
import { SHAPES, toJsonSchema } from './json-schema.js';
import { PREFACE } from './preface.js';
import { renderType } from './render-type.js';
import { sampleOf } from './samples.js';

const COLUMNS = 'outside | guest | member | room admin | team admin | owner';
const WORDS = { Y: 'yes', F: 'FORBIDDEN', N: 'NOT_FOUND', S: 'PRECONDITION_FAILED', '-': '–' } as const;
const PLACES = {
  team: 'a team',
  private: 'a private channel',
  joined: 'a public channel',
  announcements: 'a channel in which admins post',
  open: 'a public channel one is not in',
  group: 'a group (made by the owner)',
  direct: 'a direct conversation (of guest and member)',
  person: 'somebody of the team',
} as const;

/** The whole of docs/api.md. */
export function apiDocument(procedures: readonly KnownProcedure[]): string {
  const modules = new Map<string, KnownProcedure[]>();
  for (const procedure of procedures) {
    const module = procedure.path.split('.')[0] ?? '';
    modules.set(module, [...(modules.get(module) ?? []), procedure]);
  }
  const sections = [...modules].map(([module, known]) => `## ${module}\n\n${known.map(procedureText).join('\n\n')}`);
  return `${[PREFACE, shapesText(), ...sections, capabilitiesText()].join('\n\n')}\n`;
}

function shapesText(): string {
  const shapes = SHAPES.map(([name, schema]) => {
    return `type ${name} = ${renderType(toJsonSchema(schema, { io: 'output', self: schema }))};`;
  });
  return `## Shapes\n\n\`\`\`ts\n${shapes.join('\n\n')}\n\`\`\``;
}

function procedureText(procedure: KnownProcedure): string {
  const { path, type, output } = procedure;
  const input = inputOf(procedure);
  const parts = [
    `### ${path}`,
    `${type[0]?.toUpperCase()}${type.slice(1)}. ${policyText(policyOf(path))}`,
    code('ts', `${path}(${input ? renderType(toJsonSchema(input, { io: 'input' })) : ''}): ${outputType(output)}`),
  ];
  const request = exampleInput(procedure);
  if (request !== undefined) parts.push('Request', code('json', formatJson(request)));
  if (output) parts.push('Answer', code('json', formatJson(exampleOutput(output))));
  return parts.join('\n\n');
}

function outputType(output: z.ZodType | undefined): string {
  return output ? renderType(toJsonSchema(output, { io: 'output' })) : 'FeedEvent[], again and again';
}

/** The strictest schema of an input is the last one. */
function inputOf({ inputs }: KnownProcedure): z.ZodType | undefined {
  return inputs.at(-1);
}

/** An input as one would send it, or undefined where there is nothing to send. */
export function exampleInput(procedure: KnownProcedure): unknown {
  const [module = '', name = ''] = procedure.path.split('.');
  const written: Record<string, Record<string, unknown> | undefined> = EXAMPLES;
  const own = written[module]?.[name];
  if (own !== undefined) return own;
  const input = inputOf(procedure);
  if (!input || input.safeParse(undefined).success) return undefined;
  return sampleOf(toJsonSchema(input, { io: 'input', whole: true }), { optional: false });
}

/** An answer as it may look. */
export function exampleOutput(output: z.ZodType): unknown {
  return sampleOf(toJsonSchema(output, { io: 'output', whole: true }), { optional: true });
}

function policyOf(path: string): Policy<unknown> | undefined {
  const [module = '', name = ''] = path.split('.');
  const table: Record<string, Record<string, Policy<unknown>>> = POLICY;
  return table[module]?.[name];
}

function policyText(policy: Policy<unknown> | undefined): string {
  switch (policy) {
    case undefined:
    case 'public':
      return 'For anybody.';
    case 'own':
      return 'For everybody who is signed in.';
    case 'socket':
      return 'For everybody who is signed in, over the socket.';
    case 'server admins':
      return 'For the admins of the server.';
    default:
      return `\n\n| in or before | ${COLUMNS} |\n|---|---|---|---|---|---|---|\n${policy.map(questionText).join('\n')}`;
  }
}

function questionText({ where, row }: Question<unknown>): string {
  return `| ${PLACES[where]} | ${row.map((answer) => WORDS[answer]).join(' | ')} |`;
}

function capabilitiesText(): string {
  const rows = CAPABILITIES.map(({ row, what, by, test, later }) => {
    return `| ${row} | ${what} | ${by.map((path) => `\`${path}\``).join(', ')} | ${test ? testText(test) : (later ?? '')} |`;
  });
  return `## What it can do, and the test of it\n\n| | capability | by | test |\n|---|---|---|---|\n${rows.join('\n')}`;
}

function testText([file, title]: readonly [string, string]): string {
  return `[${title}](../${file})`;
}

function code(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
