const ANSWER_MS = 5_000;

/** Asks the other side for a sign of life and closes the socket if none comes: after a sleep it may only look open. */
export function checkAlive(socket: WebSocket): void {
  const dead = setTimeout(() => socket.close(), ANSWER_MS);
  const alive = () => clearTimeout(dead);
  socket.addEventListener('message', alive, { once: true });
  socket.addEventListener('close', alive, { once: true });
  socket.send('PING');
}
