import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { createTestApp } from '../../src/testing/index.js';

const run = promisify(execFile);
const readme = readFileSync(join(import.meta.dirname, '../../../../README.md'), 'utf8');

it('the calls by curl in the README work as they are printed', async () => {
  await using app = await createTestApp();
  const mira = await app.person({ username: 'mira', password: 'lantern in the window' });
  await mira.call.teams.create({ name: 'Maps' });
  const script = /\*\*Use plain HTTP\*\*[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const { stdout } = await run('bash', ['-eu', '-c', script.replaceAll('http://localhost:3000', app.url)]);
  expect(stdout).not.toContain('"error"');
  expect(stdout.match(/\{"result":/g)).toHaveLength(3);
  const [channel] = await mira.call.channels.list();
  expect(channel?.lastMessage).toMatchObject({ body: 'The build is green.' });
});
