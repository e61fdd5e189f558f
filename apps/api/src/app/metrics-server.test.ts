import { expect, it } from 'vitest';
import { freePort } from '../platform/embedded/free-port.js';
import { createTestApp } from '../testing/index.js';
import { startMetricsServer } from './metrics-server.js';

/** The value of a line without labels, or with just these. */
function metricOf(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  if (!line) throw new Error(`There is no ${name}`);
  return Number(line.slice(name.length));
}

it('tells what the server does, on a port of its own', async () => {
  const port = await freePort();
  await using app = await createTestApp({ environment: { METRICS_PORT: `${port}` } });
  const stop = await startMetricsServer(app.container);
  try {
    const person = await app.person();
    const team = await app.team({ owner: person });
    const { id: roomId } = await app.channel({ team, by: person });
    const socket = person.socket();
    const ready = new Promise<void>((resolve) => {
      socket.client.events.feed.subscribe(undefined, { onData: (events) => events.length > 0 && resolve() });
    });
    await ready;
    await Promise.all(Array.from({ length: 5 }, () => person.call.messages.send({ roomId, body: 'x' })));

    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await answer.text();
    expect(metricOf(text, 'confab_changes_total{kind="message.created"}')).toBe(5);
    expect(metricOf(text, 'confab_commit_seconds_count')).toBeGreaterThanOrEqual(5);
    expect(metricOf(text, 'confab_batch_changes_sum')).toBeGreaterThanOrEqual(5);
    expect(metricOf(text, 'confab_delivery_seconds_count')).toBeGreaterThanOrEqual(5);
    expect(metricOf(text, 'confab_sockets')).toBe(1);
    expect(metricOf(text, 'confab_feeds')).toBe(1);
    expect(metricOf(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect((await fetch(`http://127.0.0.1:${port}/anything`)).status).toBe(404);
    expect((await fetch(`${app.url}/metrics`)).headers.get('content-type')).not.toMatch(/version=0/);
  } finally {
    await stop();
  }
});

it('is not there unless it is asked for', async () => {
  await using app = await createTestApp();
  const stop = await startMetricsServer(app.container);
  await expect(stop()).resolves.toBeUndefined();
  expect(app.container.platform.config.metricsPort).toBeNull();
});
