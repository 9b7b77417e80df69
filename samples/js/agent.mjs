// An AI Transport agent. Your app wakes it with a POST; its tokens go to every device over the session.
//   node agent.mjs              listens on port 9480 (AGENT_PORT; 0 for any)
import http from 'node:http';
import * as Ably from 'ably';
import { Invocation } from '@ably/ai-transport';
import { createAgentSession } from '@ably/ai-transport/vercel';
import { host, port } from './address.mjs';
import { stream } from './model.mjs';

const ably = new Ably.Realtime({
  key: 'dev.key:secret', // any key works here
  clientId: 'planner',
  endpoint: host,
  port,
  tls: false,
  useBinaryProtocol: process.env.FORMAT !== 'json',
});

async function answer(invocation) {
  const session = createAgentSession({ client: ably, channelName: invocation.sessionName });
  await session.connect();
  const run = session.createRun(invocation);
  while (run.view.hasOlder()) await run.view.loadOlder();
  await run.start();
  const asked = run.view.getMessages().at(-1).message;
  const question = asked.parts.map((part) => part.text ?? '').join('');
  const tokenMs = Number(process.env.TOKEN_MS ?? 40);
  const { reason, error } = await run.pipe(stream(question, { tokenMs, signal: run.abortSignal }));
  if (error) console.error(error);
  await run.end({ reason });
  await session.end();
}

const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  response.end('{}');
  await answer(Invocation.fromJSON(JSON.parse(body)));
});

await ably.connection.once('connected');
server.listen(Number(process.env.AGENT_PORT ?? 9480), 'localhost', () => {
  console.log(`agent ready at http://localhost:${server.address().port}`);
});
process.on('SIGTERM', () => {
  ably.close();
  process.exit(0);
});
