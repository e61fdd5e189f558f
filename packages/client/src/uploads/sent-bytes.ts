/** Bytes on their way to an address. */
export interface BytesToSend {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly source: Blob | ReadableStream<Uint8Array>;
  /** Hears how many bytes have left, whenever that has grown. */
  readonly onSent: (sent: number) => void;
  readonly signal: AbortSignal;
}

/** What the server said to them. */
export interface BytesAnswer {
  readonly status: number;
  readonly text: string;
}

export type SendBytes = (bytes: BytesToSend) => Promise<BytesAnswer>;
