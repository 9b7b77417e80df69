// A device in an AI Transport session: asks, or only watches, and prints the answer when it is complete.
//   node device.mjs ann-laptop "Plan three days in Dubrovnik."
//   node device.mjs ann-phone
import * as Ably from 'ably';
import { createClientSession, createUIMessageCodec } from '@ably/ai-transport/vercel';
import { host, port } from './address.mjs';

const [clientId = 'ann-laptop', question] = process.argv.slice(2);
const ably = new Ably.Realtime({
  key: 'dev.key:secret', // any key works here
  clientId,
  endpoint: host,
  port,
  tls: false,
  useBinaryProtocol: process.env.FORMAT !== 'json',
});

const session = createClientSession({ client: ably, channelName: process.env.SESSION ?? 'ai:demo' });
await session.connect();
await session.presence.enter();
const ended = new Promise((resolve) => {
  session.view.on('run', (event) => {
    if (event.type === 'end') resolve(event.reason);
  });
});
console.log(`${clientId} is there`);

if (question) {
  const message = { id: crypto.randomUUID(), role: 'user', parts: [{ type: 'text', text: question }] };
  const run = await session.view.send(createUIMessageCodec().createUserMessage(message));
  await fetch(process.env.AGENT_URL ?? 'http://localhost:9480', {
    method: 'POST',
    body: JSON.stringify(run.toInvocation().toJSON()),
  });
}

const reason = await ended;
const answer = session.view.getMessages().at(-1).message;
console.log(`${reason}: ${answer.parts.map((part) => part.text ?? '').join('')}`);
await session.close();
ably.close();
