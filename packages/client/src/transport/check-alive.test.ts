import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { checkAlive } from './check-alive.js';
import { defaultSocketClass } from './default-socket.node.js';
import { boundedSocketClass } from './socket-class.js';

test('however often it is asked, nothing stays on the socket', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (far) => far.on('message', () => far.send('PONG')));
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  const Socket = boundedSocketClass(await defaultSocketClass());
  const socket = new Socket(`ws://127.0.0.1:${address.port}`);
  const warnings: string[] = [];
  const warned = ({ name }: Error) => warnings.push(name);
  process.on('warning', warned);
  onTestFinished(() => {
    process.off('warning', warned);
    socket.close();
    server.close();
  });
  const heard = (event: 'open' | 'message') =>
    new Promise((resolve) => socket.addEventListener(event, resolve, { once: true }));

  await heard('open');
  for (let times = 0; times < 20; times += 1) {
    const answer = heard('message');
    checkAlive(socket);
    await answer;
  }

  expect(warnings).toEqual([]);
});
