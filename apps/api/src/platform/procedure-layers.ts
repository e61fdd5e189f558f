import { type AnyProcedure, type AnyRouter, getTRPCErrorFromUnknown } from '@trpc/server';

/** What tRPC tells each layer of a procedure, besides more that is passed on as it is. */
interface Told {
  ctx: object;
  input: unknown;
  getRawInput: () => Promise<unknown>;
}

/** What a layer changes of that for those below it. */
type Changes = Partial<Told> | undefined;

type Answer = { ok: true; data: unknown } | { ok: false; error: Error };

/** A middleware, a check of what comes in or goes out, or the resolver itself. */
type Layer = (told: Told & { next: (changes?: Changes) => Promise<Answer> }) => Promise<Answer>;

/**
 * Has the procedures of a router run their layers in a way of ours, which does what tRPC's `callRecursive` does. tRPC is
 * compiled for old engines: copying what a layer is told takes an eighth of the time of a whole send. `meta`, which no
 * procedure here has, is not told.
 */
export function joinLayers({ _def: { procedures } }: AnyRouter): void {
  for (const [path, procedure] of Object.entries<AnyProcedure>(procedures)) {
    const layers = layersOf(procedure);
    if (layers) procedures[path] = Object.assign(callOf(layers), procedure);
  }
}

/** tRPC keeps them beside what its types say of a procedure. Null where it does not: then the procedure stays as it is. */
function layersOf({ _def }: AnyProcedure): Layer[] | null {
  const layers: unknown = 'middlewares' in _def ? _def.middlewares : null;
  return Array.isArray(layers) && layers.every((layer): layer is Layer => typeof layer === 'function') ? layers : null;
}

function callOf(layers: readonly Layer[]): (told: Told) => Promise<unknown> {
  async function run(at: number, told: Told): Promise<Answer> {
    try {
      const layer = layers[at];
      if (!layer) throw new Error('The last layer of a procedure has none below it');
      return await layer({
        // Before the rest: V8 takes ten times as long to add something to a copy.
        next: (changes) =>
          run(at + 1, {
            ...told,
            ctx: changes?.ctx ? { ...told.ctx, ...changes.ctx } : told.ctx,
            input: changes && 'input' in changes ? changes.input : told.input,
            getRawInput: changes?.getRawInput ?? told.getRawInput,
          }),
        ...told,
      });
    } catch (cause) {
      return { ok: false, error: getTRPCErrorFromUnknown(cause) };
    }
  }
  return async function call(told) {
    const answer = await run(0, told);
    if (!answer.ok) throw answer.error;
    return answer.data;
  };
}
