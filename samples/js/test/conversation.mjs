// What the tests of AI Transport share: an agent whose model is a script of the test, devices, and what is stored.
import { createAgentSession, createClientSession, getTransportHeaders } from '@ably/ai-transport';
import { ResponsesCodec } from '@ably/ai-transport/openai';
import { question, textOf } from '../text.mjs';
import { responseEvents } from '../trip.mjs';
import { rest } from './clients.mjs';

// Joins a conversation as an agent. `answer` says the tokens, stopping at some to let the test act.
export async function joinAsAgent(ably, channelName) {
  const session = createAgentSession({ client: ably, channelName, codec: ResponsesCodec });
  const errors = [];
  session.on('error', (error) => errors.push(error.message));
  await session.connect();
  return {
    session,
    errors,
    async answer(invocation, tokens, acts = {}) {
      const run = session.createRun(invocation);
      while (run.view.hasOlder()) await run.view.loadOlder();
      await run.start();
      const said = responseEvents(script(tokens, acts, run));
      const { reason, error } = await run.pipe(said);
      if (error) throw error;
      await run.end({ reason });
      return reason;
    },
  };
}

// Tokens one after the other; before token `n` the act `n` is awaited.
async function* script(tokens, acts, run) {
  for (const [i, token] of tokens.entries()) {
    await acts[i]?.(run);
    yield token;
  }
}

// Joins a conversation as a device, with all that was said before.
export async function joinAsDevice(ably, channelName) {
  const session = createClientSession({ client: ably, channelName, codec: ResponsesCodec });
  const device = {
    ably,
    session,
    errors: [],
    ends: [], // reasons of the run ends it heard
    texts: [], // every text that the answer had on this device
    answer: () => session.view.getMessages().findLast(({ message }) => message.role === 'assistant')?.message,
    text: () => (device.answer() ? textOf(device.answer()) : ''),
    ask: async (text) => (await session.view.send(ResponsesCodec.createUserMessage(question(text)))).toInvocation(),
  };
  session.on('error', (error) => device.errors.push(error.message));
  session.view.on('run', (event) => event.type === 'end' && device.ends.push(event.reason));
  session.view.on('update', () => device.text() !== device.texts.at(-1) && device.texts.push(device.text()));
  await session.connect();
  while (session.view.hasOlder()) await session.view.loadOlder();
  return device;
}

// What the broker keeps of the newest answer: its text, its action and the status of its stream.
export async function stored(channelName, options) {
  const page = await rest(options).channels.get(channelName).history({ limit: 1000 });
  const row = page.items.find((message) => getTransportHeaders(message).stream === 'true');
  const end = page.items.find((message) => message.name === 'ai-run-end');
  return {
    action: row?.action,
    text: row?.data,
    status: row && getTransportHeaders(row).status,
    runReason: end && getTransportHeaders(end)['run-reason'],
  };
}
