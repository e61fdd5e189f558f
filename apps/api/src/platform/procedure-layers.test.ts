import { initTRPC, TRPCError } from '@trpc/server';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { joinLayers } from './procedure-layers.js';

const t = initTRPC.context<{ name: string }>().create();

function makeRouter() {
  const named = t.procedure.use(async ({ ctx, next }) => {
    const result = await next({ ctx: { greeting: `Hello, ${ctx.name}` } });
    if (result.ok || result.error.message !== 'mended') return result;
    throw new TRPCError({ code: 'CONFLICT', message: 'mended on the way up' });
  });
  return t.router({
    greet: named
      .input(z.object({ times: z.number().default(1) }))
      .input(z.object({ mark: z.string().max(1) }))
      .output(z.object({ text: z.string() }))
      .query(({ ctx, input }) => ({
        text: Array(input.times).fill(ctx.greeting).join() + input.mark,
        name: ctx.name,
        secret: true,
      })),
    fails: named.input(z.string()).mutation(({ input }) => {
      throw input === 'plain' ? new Error(input) : new TRPCError({ code: 'NOT_FOUND', message: input });
    }),
    wrong: t.procedure.output(z.number().max(1)).query(() => 2),
    counts: t.procedure.input(z.number()).subscription(async function* ({ input }) {
      for (let number = 1; number <= input; number += 1) yield number;
    }),
    inner: t.router({
      path: t.procedure.query(({ ctx, path, input }) => ({ ctx, path, input })),
    }),
  });
}

const plain = makeRouter();
const joined = makeRouter();
joinLayers(joined);

async function allOf<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

/** What comes of a call, thrown errors and all. */
async function outcome(call: Promise<unknown>) {
  return call.then(
    (value) => ({ value }),
    ({ code, message, cause }: TRPCError) => ({ code, message, cause: cause?.message }),
  );
}

test.each<[string, (caller: ReturnType<typeof plain.createCaller>) => Promise<unknown>]>([
  ['an answer, without what its schema does not name', (caller) => caller.greet({ times: 2, mark: '!' })],
  ['a default of an input', (caller) => caller.greet({ mark: '.' })],
  ['an input that is refused', (caller) => caller.greet({ mark: 'too long' })],
  ['a subscription', async (caller) => allOf(await caller.counts(3))],
  ['an error of ours', (caller) => caller.fails('missing')],
  ['an error that a layer above replaces', (caller) => caller.fails('mended')],
  ['any other error', (caller) => caller.fails('plain')],
  ['an answer that is refused', (caller) => caller.wrong()],
  ['a procedure of an inner router', (caller) => caller.inner.path()],
])('%s is the same as through tRPC', async (_, call) => {
  const [expected, found] = await Promise.all(
    [plain, joined].map((router) => outcome(call(router.createCaller({ name: 'Anna' })))),
  );
  expect(found).toEqual(expected);
});

test('every procedure is called this way, those of inner routers too', () => {
  expect(Object.keys(joined._def.procedures)).toEqual(Object.keys(plain._def.procedures));
  for (const procedure of Object.values(joined._def.procedures)) expect(procedure).toHaveProperty('name', 'call');
});
