import { createConfabClient } from '@confab/client';

/** Repeats whatever begins with "echo ", in every room its account is in: tsx src/echo-bot.ts <login> <password> [url] */
const [login, password, url = 'http://localhost:3000'] = process.argv.slice(2);
if (!login || !password) throw new Error('Usage: echo-bot <login> <password> [url]');

const client = createConfabClient({ url });
const me = await client.login({ login, password });

client.feed.followAll();
client.feed.on('created', (message) => {
  if (message.sender.id === me.id || !message.body.startsWith('echo ')) return;
  // The same answer to the same message, should this ever run twice: the clientId is the message's own id.
  client.outbox.add({ roomId: message.roomId, body: message.body.slice(5), clientId: `echo-${message.id}` });
});
client.connection.subscribe(({ status }) => console.log(`connection: ${status}`));
client.session.subscribe(({ status }) => {
  if (status === 'signedOut') process.exit(1);
});

await client.connect();
console.log(`${me.displayName} is listening. Write "echo hello" in one of its rooms.`);
process.on('SIGINT', () => {
  client.close();
  process.exit(0);
});
