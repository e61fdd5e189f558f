import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** In seconds: from what nobody notices to what everybody does. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the server counts of itself, for `/metrics`; see docs/operations.md. Counting costs next to nothing, asked for or not. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    changes: new Counter({
      name: 'confab_changes_total',
      help: 'Changes of rooms that a majority has, by the kind of their entry.',
      labelNames: ['kind'],
      registers,
    }),
    batchChanges: new Histogram({
      name: 'confab_batch_changes',
      help: 'Changes that were decided and committed together.',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000],
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'confab_commit_seconds',
      help: 'From the submission of a change to its answer, refusals included.',
      buckets: SECONDS,
      registers,
    }),
    conflicts: new Counter({
      name: 'confab_commit_conflicts_total',
      help: 'Changes that another node was quicker than: they were decided again.',
      registers,
    }),
    deliverySeconds: new Histogram({
      name: 'confab_delivery_seconds',
      help: 'From the decision of a change, on whichever node, to its handing over to the sockets of this one.',
      buckets: SECONDS,
      registers,
    }),
    shortenedDeliveries: new Counter({
      name: 'confab_shortened_deliveries_total',
      help: 'Deliveries without what passes by (typing, presence), to readers who did not keep up.',
      registers,
    }),
    slowReaders: new Counter({
      name: 'confab_slow_readers_closed_total',
      help: 'Sockets closed because their clients did not read.',
      registers,
    }),
    sockets: new Gauge({ name: 'confab_sockets', help: 'Open sockets.', registers }),
    feeds: new Gauge({ name: 'confab_feeds', help: 'Open live feeds.', registers }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
