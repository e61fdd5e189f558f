import type { Id, Presence } from '@confab/shared';
import { toId, toObjectId } from '../../platform/ids.js';
import type { PresenceRepository } from './presence.repository.js';
import type { PresenceStore } from './presence-store.js';

interface PresenceReaderOptions {
  store: PresenceStore;
  repository: PresenceRepository;
}

/** Puts together how people are there: what is in the store, what they chose, and when they were last seen. */
export class PresenceReader {
  readonly #options: PresenceReaderOptions;

  constructor(options: PresenceReaderOptions) {
    this.#options = options;
  }

  /** In the order asked for. Who is unknown is offline. */
  async read(userIds: readonly Id[]): Promise<Presence[]> {
    if (userIds.length === 0) return [];
    const { store, repository } = this.#options;
    const [present, documents] = await Promise.all([store.present(userIds), repository.find(userIds.map(toObjectId))]);
    const kept = new Map(documents.map((document) => [toId(document._id), document]));
    return userIds.map((userId) => {
      const connected = present.get(userId);
      const document = kept.get(userId);
      if (!connected) return { userId, status: 'offline', lastSeenAt: document?.lastSeenAt ?? null };
      const status = document?.choice ?? (connected.isAway ? 'away' : 'online');
      return { userId, status, lastSeenAt: connected.lastSignAt };
    });
  }
}
