// An AI Transport agent. A device wakes it by an HTTP request; the answer goes to every device over the session.
import * as Ably from 'ably';
import { createAgentSession } from '@ably/ai-transport';
import { ResponsesCodec } from '@ably/ai-transport/openai';
import { agentPort, host, port, useBinaryProtocol } from './address.mjs';
import { paced, plan, responseEvents, tokensOf } from './trip.mjs';
import { textOf } from './text.mjs';
import { waitToBeWoken } from './wake.mjs';

const tokensPerSecond = Number(process.env.TOKENS_PER_SECOND ?? 20);

const ably = new Ably.Realtime({
  key: 'dev.key:secret', // any key works here
  clientId: 'trip-agent',
  endpoint: host,
  port,
  tls: false,
  useBinaryProtocol,
});
ably.connection.on('disconnected', () => console.error(`no connection to ${host}:${port}, trying again`));

// One session for each conversation, kept: it hears a cancel at once, and two runs can overlap in it.
const sessions = new Map();

function open(name) {
  if (!sessions.has(name)) sessions.set(name, start(name));
  return sessions.get(name);
}

async function start(name) {
  const session = createAgentSession({ client: ably, channelName: name, codec: ResponsesCodec });
  session.on('error', (error) => console.error(`${name}: ${error.message}`));
  await session.connect();
  return { session, runs: 0 };
}

async function answer(invocation) {
  const conversation = await open(invocation.sessionName);
  const { session } = conversation;
  const run = session.createRun(invocation, {}, { onError: (error) => console.error(error.message) });
  conversation.runs++;
  try {
    await session.presence.enter({ status: 'thinking' });
    while (run.view.hasOlder()) await run.view.loadOlder(); // what was said before
    await run.start();
    const question = textOf(run.view.getMessages().findLast(({ message }) => message.role === 'user').message);
    console.log(`asked: ${question}`);
    await session.presence.update({ status: 'streaming' });
    const tokens = paced(tokensOf(plan(question)), tokensPerSecond, run.abortSignal);
    const { reason, error } = await run.pipe(responseEvents(tokens));
    await run.end({ reason });
    console.log(error ? `ended: ${reason}, ${error.message}` : `ended: ${reason}`);
  } finally {
    if (--conversation.runs === 0) await session.presence.leave();
  }
}

const server = waitToBeWoken(agentPort, answer);

// A refused append is an unhandled rejection inside the SDK 0.8.0; without this line it would end the process.
process.on('unhandledRejection', (error) => console.error(`refused: ${error.message}`));

process.once('SIGINT', stop);
process.once('SIGTERM', stop);

// Runs that are open end as cancelled, so that no device waits for a text that will not come.
async function stop() {
  server.close();
  for (const { session } of await Promise.all(sessions.values())) await session.end();
  ably.close();
}
