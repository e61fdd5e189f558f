import { ObjectId } from 'mongodb';
import type { Change, Outcome } from './entry-kind.js';

/** A change on its way into the log. Its entry keeps one id through every try, so that it cannot be made twice. */
export class PendingChange {
  readonly entryId: ObjectId;
  readonly change: Change;
  readonly room: string;
  /** After this time (milliseconds of the clock) it is given up, unless a try is under way. */
  readonly deadline: number;
  /** The head has to be read from the database before the change may be refused. */
  wantsFreshHead = false;
  /** The head was read from the database after the change was asked for. */
  hasFreshHead = false;
  /** A try ended without yes or no, here or on another node. */
  uncertain: boolean;
  readonly settled: Promise<Outcome>;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;

  /** With `entryId`, another node may be making the same change with an entry of that id. */
  constructor(change: Change, deadline: number, entryId?: ObjectId) {
    this.entryId = entryId ?? new ObjectId();
    this.uncertain = entryId !== undefined;
    this.change = change;
    this.room = change.roomId.toHexString();
    this.deadline = deadline;
    const { promise, resolve, reject } = withResolvers<Outcome>();
    this.settled = promise;
    this.resolve = resolve;
    this.reject = reject;
  }

  /** What makes a repeated change the same one, or null where nothing does. */
  get repeatKey(): string | null {
    const { clientId, actorId } = this.change;
    return clientId === undefined ? null : `${this.room}/${actorId?.toHexString() ?? ''}/${clientId}`;
  }
}

interface Resolvers<Value> {
  promise: Promise<Value>;
  resolve: (value: Value) => void;
  reject: (error: unknown) => void;
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers<Value>(): Resolvers<Value> {
  let resolvers: Omit<Resolvers<Value>, 'promise'> | undefined;
  const promise = new Promise<Value>((resolve, reject) => {
    resolvers = { resolve, reject };
  });
  if (!resolvers) throw new Error('A promise did not run its executor');
  return { promise, ...resolvers };
}
