import { expect, it } from 'vitest';
import { createTestApp } from '../testing/index.js';

it('is alive and ready while it serves', async () => {
  await using app = await createTestApp();
  const [health, ready] = await Promise.all([fetch(`${app.url}/healthz`), fetch(`${app.url}/readyz`)]);

  expect([health.status, ready.status]).toEqual([200, 200]);
  expect(health.headers.get('cache-control')).toBe('no-store');
});

it('is alive but not ready without its database', async () => {
  await using app = await createTestApp();
  const second = await app.secondNode();
  await second.container.close();

  expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${second.url}/readyz`)).status).toBe(503);
  const call = await fetch(`${second.url}/trpc/auth.login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: { login: 'somebody', password: 'something long' } }),
  });
  expect(call.status).toBe(503);
  expect(await call.text()).not.toMatch(/mongo|stack|\bat /i);
});
