// The agent. A device wakes it by an HTTP request of the app; the answer goes to every device over the session.
import * as Ably from 'ably';
import { convertToModelMessages, stepCountIs, streamText } from 'ai';
import { Invocation } from '@ably/ai-transport';
import { createAgentSession, vercelRunOutcome } from '@ably/ai-transport/vercel';
import { host, key, port } from './address.mjs';
import { tools } from './tools.mjs';

const SYSTEM = 'You plan trips. Answer in a few sentences, without markup. Ask before you book anything.';

export function startAgent(model) {
  const ably = new Ably.Realtime({ key, clientId: 'trip-agent', endpoint: host, port, tls: false });
  const sessions = new Map(); // one for each conversation, kept, so that a stop is heard at once

  function open(channelName) {
    if (!sessions.has(channelName)) {
      const session = createAgentSession({ client: ably, channelName });
      session.on('error', (error) => console.error(`${channelName}: ${error.message}`));
      sessions.set(channelName, session.connect().then(() => session));
    }
    return sessions.get(channelName);
  }

  async function answer(invocation) {
    const session = await open(invocation.sessionName);
    const run = session.createRun(invocation, {}, { onError: (error) => console.error(error.message) });
    while (run.view.hasOlder()) await run.view.loadOlder(); // what was said before
    await run.start();
    const result = streamText({
      model,
      system: SYSTEM,
      messages: await convertToModelMessages(run.view.getMessages().map(({ message }) => message)),
      tools,
      stopWhen: stepCountIs(5),
      abortSignal: run.abortSignal, // a stop on any device
      onError: ({ error }) => console.error(`the model failed: ${error.message ?? error}`),
    });
    const outcome = await vercelRunOutcome(await run.pipe(result.toUIMessageStream()), result.finishReason);
    // A run that asks a person waits for the answer, as long as it takes, and goes on with it.
    if (outcome.reason === 'suspend') await run.suspend();
    else await run.end(outcome);
  }

  return {
    // Returns before the answer does: it does not come this way.
    wake(invocation) {
      answer(Invocation.fromJSON(invocation)).catch((error) => console.error(`no answer: ${error.message}`));
    },
    // Runs that are open end as cancelled, so that no device waits for a text that will not come.
    async stop() {
      for (const session of await Promise.all(sessions.values())) await session.end();
      ably.close();
    },
  };
}
