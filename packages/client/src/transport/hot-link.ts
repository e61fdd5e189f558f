import type { AppRouter } from '@confab/api';
import type { TRPCLink } from '@trpc/client';
import { ConfabError } from '../errors.js';
import { fullJitter } from '../support/back-off.js';
import { type Call, callLink, type Envelope } from './call-link.js';
import { isHot, isSocketOnly, mustUseHttp, overHttp, overSocket } from './routes.js';
import type { Socket } from './socket.js';

/** Longer than the server lets any call take: without an answer by then, the socket is dead. */
const ANSWER_MS = 12_000;
const REPEATS = 3;
const BACK_OFF = { baseMs: 500, capMs: 2_000 };

/** Sends hot calls over the open socket, and again over HTTP those whose socket was cut before the answer came. */
export function hotLink(socket: Socket): TRPCLink<AppRouter> {
  return callLink(async (call) => {
    const { operation, send } = call;
    if (isSocketOnly(operation)) return send(overSocket(operation));
    if (!isHot(operation) || mustUseHttp(operation) || socket.state.get().status !== 'open') {
      return send(overHttp(operation));
    }
    try {
      return await answerInTime(call);
    } catch (thrown) {
      const error = ConfabError.wrap(thrown);
      if (!error.isNetwork || call.signal.aborted) throw error;
      return repeat(call);
    }
  });
}

async function answerInTime({ operation, send }: Call): Promise<Envelope> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer came over the socket')), ANSWER_MS);
  });
  try {
    return await Promise.race([send(overSocket(operation), controller.signal), late]);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

/** The first repeat at once: most often only the socket was cut, and HTTP works. */
async function repeat({ operation, send, signal }: Call): Promise<Envelope> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await send(overHttp(operation));
    } catch (thrown) {
      if (failures >= REPEATS || !ConfabError.wrap(thrown).isNetwork || signal.aborted) throw thrown;
      const wait = fullJitter(failures, BACK_OFF);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
