// A device of a person in an AI Transport session: shows the conversation as it grows.
//
//   node device.mjs laptop "Plan 3 days by the sea"    asks, and ends with the answer
//   node device.mjs phone                              watches until Ctrl C
//
// Enter stops the answer that is being written, from whichever device.
import { createInterface } from 'node:readline';
import * as Ably from 'ably';
import { createClientSession } from '@ably/ai-transport';
import { ResponsesCodec } from '@ably/ai-transport/openai';
import { agentPort, host, port, useBinaryProtocol } from './address.mjs';
import { question, textOf } from './text.mjs';

const [clientId = 'phone', asked] = process.argv.slice(2);

const ably = new Ably.Realtime({
  key: 'dev.key:secret', // any key works here
  clientId,
  endpoint: host,
  port,
  tls: false,
  useBinaryProtocol,
});
ably.connection.on('disconnected', () => console.error(`\n[no connection to ${host}:${port}, trying again]`));
const session = createClientSession({
  client: ably,
  channelName: process.env.SESSION ?? 'conversations:trip',
  codec: ResponsesCodec,
});
session.on('error', (error) => console.error(`\n[${error.message}]`));

// What is on the screen: each message once, and only what was added when it grows.
const shown = new Map();
let last;

function show() {
  for (const { codecMessageId, message } of session.view.getMessages()) {
    const text = textOf(message);
    const before = shown.get(codecMessageId);
    if (text === (before ?? '')) continue;
    const grows = before !== undefined && last === codecMessageId && text.startsWith(before);
    process.stdout.write(grows ? text.slice(before.length) : `\n${message.role}: ${text}`);
    shown.set(codecMessageId, text);
    last = codecMessageId;
  }
}

session.view.on('update', show);
session.view.on('run', (event) => {
  if (event.type === 'end') console.log(`\n[run ended: ${event.reason}]`);
});

await session.connect();
await session.presence.enter();
while (session.view.hasOlder()) await session.view.loadOlder(); // what was said before we came
show();
const keys = createInterface({ input: process.stdin });
keys.on('line', async () => {
  for (const run of session.view.runs()) {
    if (run.status === 'active') await session.cancel(run.runId);
  }
});
process.once('SIGINT', leave);
process.once('SIGTERM', leave);
console.log(asked ? '' : '\n[watching]');

if (asked) {
  const run = await session.view.send(ResponsesCodec.createUserMessage(question(asked)));
  session.view.on('run', (event) => {
    if (event.type === 'end' && event.runId === run.runId) leave();
  });
  await wake(run.toInvocation()).catch((error) => {
    console.error(`\n[${error.message}]`);
    process.exitCode = 1;
    return leave();
  });
}

async function wake(invocation) {
  const url = `http://localhost:${agentPort}/`;
  const body = JSON.stringify(invocation.toJSON());
  const response = await fetch(url, { method: 'POST', body }).catch(() => {
    throw new Error(`there is no agent at ${url}; start agent.mjs first`);
  });
  if (!response.ok) throw new Error(`the agent did not wake: ${response.status} ${await response.text()}`);
}

async function leave() {
  keys.close();
  await session.close();
  ably.close();
}
