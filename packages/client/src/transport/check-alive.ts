const ANSWER_MS = 5_000;

/** Asks the other side for a sign of life and closes the socket if none comes: after a sleep it may only look open. */
export function checkAlive(socket: WebSocket): void {
  const dead = setTimeout(() => socket.close(), ANSWER_MS);
  // Whichever comes first takes both away: a socket that lives for days is asked often.
  const alive = () => {
    clearTimeout(dead);
    socket.removeEventListener('message', alive);
    socket.removeEventListener('close', alive);
  };
  socket.addEventListener('message', alive);
  socket.addEventListener('close', alive);
  socket.send('PING');
}
