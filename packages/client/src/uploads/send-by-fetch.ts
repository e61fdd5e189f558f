import type { SendBytes } from './sent-bytes.js';

/** A body that is sent while it comes into being; the types of the browsers do not know what that takes. */
interface StreamingInit extends RequestInit {
  duplex: 'half';
}

/** A blob in memory comes as one piece: smaller ones show how far it has come. */
const PIECE_BYTES = 64 * 1024;

/** For Node: streams the bytes and counts them as they go. */
export function sendByFetch(fetch: typeof globalThis.fetch): SendBytes {
  return async ({ url, headers, source, onSent, signal }) => {
    const body = counted(source instanceof Blob ? source.stream() : source, onSent);
    const init: StreamingInit = { method: 'PUT', headers, body, duplex: 'half', signal };
    const response = await fetch(url, init);
    return { status: response.status, text: await response.text() };
  };
}

function counted(source: ReadableStream<Uint8Array>, onSent: (sent: number) => void): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  let rest: Uint8Array = new Uint8Array();
  let sent = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        // Who asks for more has sent what there was.
        if (sent > 0) onSent(sent);
        while (rest.byteLength === 0) {
          const { done, value } = await reader.read();
          if (done) return controller.close();
          rest = value;
        }
        const piece = rest.subarray(0, PIECE_BYTES);
        rest = rest.subarray(PIECE_BYTES);
        sent += piece.byteLength;
        controller.enqueue(piece);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
