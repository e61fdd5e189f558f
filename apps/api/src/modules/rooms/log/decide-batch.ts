import type { CollectionDefinition } from '../../../platform/mongo/index.js';
import { checkData } from './entry-data.js';
import type { Change, DocumentRef, RoomView } from './entry-kind.js';
import type { KindRegistry } from './kind-registry.js';
import type { PendingChange } from './pending-change.js';
import type { ProjectableEntry } from './projector.js';
import { RoomDraft, type RoomState } from './room-state.js';

/** What was decided of one change of a batch, on the state that the changes before it leave. */
export type Decided =
  | { type: 'append'; pending: PendingChange; projectable: ProjectableEntry }
  | { type: 'refused'; pending: PendingChange; error: unknown }
  | { type: 'unchanged'; pending: PendingChange }
  /** The same change stands earlier in the batch: what becomes of it has to be known first. */
  | { type: 'deferred'; pending: PendingChange };

interface DecideOptions {
  kinds: KindRegistry;
  states: ReadonlyMap<string, RoomState>;
  now: Date;
}

/** Decides a batch in order, each change on a view of its room's head and of what was decided before it. */
export function decideBatch(batch: readonly PendingChange[], options: DecideOptions): Decided[] {
  const drafts = new Map<string, RoomDraft>();
  const seen = new Set<string>();
  return batch.map((pending) => {
    const key = pending.repeatKey;
    if (key !== null && seen.has(key)) return { type: 'deferred', pending };
    if (key !== null) seen.add(key);
    const state = options.states.get(pending.room);
    if (!state) throw new Error(`Room ${pending.room} was not opened`);
    const draft = drafts.get(pending.room) ?? new RoomDraft(state);
    drafts.set(pending.room, draft);
    try {
      return decide(pending, draft, options);
    } catch (error) {
      return { type: 'refused', pending, error };
    }
  });
}

function decide(pending: PendingChange, draft: RoomDraft, { kinds, now }: DecideOptions): Decided {
  const { change } = pending;
  const kind = kinds.kindOf(change);
  const rev = draft.head + 1;
  const decision = kind.decide(viewOf(change, draft, now), change);
  if (decision.type === 'unchanged') return { type: 'unchanged', pending };
  const entry = {
    _id: pending.entryId,
    roomId: change.roomId,
    rev,
    kind: change.kind,
    actorId: change.actorId,
    at: now,
    ...(change.clientId !== undefined && { clientId: change.clientId }),
    data: checkData(kind.data, decision.data),
  };
  const projectable = kinds.explain(entry, (ref) => draft.idOf(ref));
  checkDocuments(projectable, draft);
  draft.decide(rev, projectable.steps);
  return { type: 'append', pending, projectable };
}

function viewOf(change: Change, draft: RoomDraft, now: Date): RoomView {
  return {
    roomId: change.roomId,
    next: draft.head + 1,
    now,
    read: <Definition extends CollectionDefinition>(ref: DocumentRef<Definition>) =>
      draft.document<Definition>(ref.collection, ref.key),
  };
}

/** Refuses an entry whose documents their collections would refuse: once in the log, it could not be undone. */
function checkDocuments({ entry, steps }: ProjectableEntry, draft: RoomDraft): void {
  for (const step of steps) {
    const { schema } = step.collection.definition;
    if (step.type === 'create') {
      schema.parse(step.document);
      continue;
    }
    const before = draft.document(step.collection, step.key);
    if (!before) throw new Error(`${entry.kind} changes a document that does not exist`);
    schema.parse({ ...before, ...step.state, [step.collection.revField]: entry.rev });
  }
}
