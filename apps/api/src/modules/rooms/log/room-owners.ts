import { type Document, ObjectId } from 'mongodb';
import { AppError } from '../../../platform/errors.js';
import type { Logger } from '../../../platform/logger.js';
import { pack, unpack } from '../../../platform/packed.js';
import { ownerOf, type Patience, type PeerCalls } from '../../../platform/redis/index.js';
import type { Change, Outcome } from './entry-kind.js';
import type { RoomLogEntry } from './room-log.model.js';

const QUESTION = 'room-log.submit';
/**
 * Who owns a room is to have heard of the change and to have made it by then; else it is made here as well. One that is
 * only slow is left its time: to make everything twice would slow down both.
 */
const PATIENCE: Patience = { heard: 250, answered: 4_000 };
/** Of a node that did not answer nothing is expected for so long. */
const SUSPICION_MS = 2_000;

/** The other nodes, as far as the log is concerned. */
export interface LogPeers {
  peers: PeerCalls;
  nodeId: string;
  /** Which nodes are alive: right or wrong, nothing but the speed depends on it. */
  nodes: { readonly all: readonly string[] };
}

interface RoomOwnersOptions extends LogPeers {
  logger: Logger;
  /** Makes a change by this node itself; `entryId` if another node may be making it too. */
  submitHere: (change: Change, entryId?: ObjectId) => Promise<Outcome>;
}

/**
 * Has each room's changes made by one node, so that nodes seldom meet at a head. A change that goes elsewhere carries the
 * id its entry is to have: should it be made here as well, because no answer came, the unique index lets one of them stand.
 */
export class RoomOwners {
  readonly #options: RoomOwnersOptions;
  /** Until when nothing is expected of a node. */
  readonly #suspects = new Map<string, number>();

  constructor(options: RoomOwnersOptions) {
    this.#options = options;
    options.peers.answer(QUESTION, (question) => this.#answer(question));
  }

  async submit(change: Change): Promise<Outcome> {
    const { nodes, nodeId, submitHere } = this.#options;
    const owner = ownerOf(change.roomId.toHexString(), nodes.all);
    if (owner === null || owner === nodeId || this.#isSuspect(owner)) return submitHere(change);
    const entryId = new ObjectId();
    const answer = await this.#ask(owner, change, entryId);
    if (answer?.refused instanceof AppError) throw answer.refused;
    return answer?.outcome ?? submitHere(change, entryId);
  }

  async #ask(owner: string, change: Change, entryId: ObjectId): Promise<Answer | null> {
    const { peers, logger } = this.#options;
    const { kind, roomId, actorId, clientId, input } = change;
    const question = { kind, roomId, actorId, clientId, input: pack(input), entryId };
    try {
      return readAnswer(await peers.ask(owner, QUESTION, question, PATIENCE), { change, entryId });
    } catch (error) {
      logger.debug({ err: error, owner }, 'The owner of a room did not answer');
      this.#suspects.set(owner, performance.now() + SUSPICION_MS);
      return null;
    }
  }

  /** An error that is no refusal gives no answer to go by: who asked then finds out for itself. */
  async #answer({ kind, roomId, actorId, clientId, input, entryId }: Document): Promise<Document> {
    const change: Change = {
      kind,
      roomId,
      actorId,
      ...(typeof clientId === 'string' && { clientId }),
      input: unpack(input),
    };
    try {
      const outcome = await this.#options.submitHere(change, entryId);
      return outcome.type === 'committed' && outcome.entry._id.equals(entryId) ? made(outcome.entry) : { outcome };
    } catch (error) {
      const isRefusal = error instanceof AppError && error.code !== 'SERVICE_UNAVAILABLE';
      return isRefusal ? { refused: pack(error) } : {};
    }
  }

  #isSuspect(owner: string): boolean {
    const until = this.#suspects.get(owner);
    if (until === undefined) return false;
    if (performance.now() < until) return true;
    this.#suspects.delete(owner);
    return false;
  }
}

interface Answer {
  outcome?: Outcome;
  refused?: unknown;
}

interface Asked {
  change: Change;
  entryId: ObjectId;
}

/** Of an entry that was made as it was asked for, only what who asked does not know. */
function made({ rev, at, data }: RoomLogEntry): Document {
  return { made: { rev, at, data } };
}

function readAnswer({ made, outcome, refused }: Document, { change, entryId }: Asked): Answer {
  if (refused !== undefined) return { refused: unpack(refused) };
  if (made !== undefined) {
    const { kind, roomId, actorId, clientId } = change;
    const entry = { _id: entryId, roomId, kind, actorId, ...(clientId !== undefined && { clientId }), ...made };
    return isEntry(entry) ? { outcome: { type: 'committed', entry, repeated: false } } : {};
  }
  if (outcome?.type === 'unchanged') return { outcome: { type: 'unchanged' } };
  if (outcome?.type !== 'committed' || !isEntry(outcome.entry)) return {};
  return { outcome: { type: 'committed', entry: outcome.entry, repeated: outcome.repeated === true } };
}

function isEntry(value: unknown): value is RoomLogEntry {
  return typeof value === 'object' && value !== null && '_id' in value && 'rev' in value && 'data' in value;
}
