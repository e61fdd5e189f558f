import type { ClientSession, Db } from 'mongodb';

/**
 * Runs `work` in a transaction, and again from the start when another one got in its way. Everything in it has to be
 * given the session. Two transactions meet only where both write to the same document: what must not happen at once
 * has to write to one.
 */
export function inTransaction<Result>(db: Db, work: (session: ClientSession) => Promise<Result>): Promise<Result> {
  return db.client.withSession((session) =>
    session.withTransaction(() => work(session), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5_000 },
      readPreference: 'primary',
    }),
  );
}

/** For an update whose only purpose is to meet others: it writes a new value however quickly they follow each other. */
export function laterThanBefore(now: Date) {
  return { $max: [now, { $add: ['$updatedAt', 1] }] };
}
