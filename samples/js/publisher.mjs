// Publishes three messages, then lets the last one grow as an AI answer does.
import * as Ably from 'ably';
import { host, port, useBinaryProtocol } from './address.mjs';

const ably = new Ably.Realtime({
  key: process.env.PLAYHEAD_KEY ?? 'dev.key:secret', // any key works, unless the app was made by POST /apps
  clientId: 'publisher',
  endpoint: host,
  port,
  tls: false,
  useBinaryProtocol,
});

const channel = ably.channels.get('ai:demo');
await channel.publish('greeting', 'Hello');
await channel.publish('greeting', 'How are you?');

const { serials } = await channel.publish('answer', 'Day 1: ');
for (const token of ['walk ', 'the ', 'city ', 'walls.']) {
  await channel.appendMessage({ serial: serials[0], data: token });
}
console.log(`published, the answer has serial ${serials[0]}`);
ably.close();
