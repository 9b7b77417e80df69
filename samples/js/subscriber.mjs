// Prints what arrives on a channel, growing messages as they grow.
import * as Ably from 'ably';
import { host, port, useBinaryProtocol } from './address.mjs';

const ably = new Ably.Realtime({
  key: 'dev.key:secret', // any key works here
  clientId: 'subscriber',
  endpoint: host,
  port,
  tls: false,
  useBinaryProtocol,
});

const channel = ably.channels.get('ai:demo');
await channel.subscribe((message) => console.log(`${message.action} ${message.name}: ${message.data}`));
console.log('waiting for messages; end with Ctrl C');
