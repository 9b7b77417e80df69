// An agent whose answers survive its process. Each answer is written by a process of its own; when that dies in the
// middle, another one takes up the same run and writes the step anew, in place of what the first one had left.
// Devices see one answer, and no run that never ends.
//
//   node durable-agent.mjs                  waits to be woken, as agent.mjs does
//   CRASH_AT=12 node durable-agent.mjs      the first process of each answer dies at its 12th token
//
// What is kept between the processes here is kept by their parent; a queue or a workflow engine is in its place in
// production, with the same ids.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as Ably from 'ably';
import { Invocation, createAgentSession } from '@ably/ai-transport';
import { ResponsesCodec } from '@ably/ai-transport/openai';
import { agentPort, host, port, useBinaryProtocol } from './address.mjs';
import { textOf } from './text.mjs';
import { paced, plan, responseEvents, tokensOf } from './trip.mjs';
import { waitToBeWoken } from './wake.mjs';

const MOST_ATTEMPTS = 4;

if (process.send) await attempt(JSON.parse(process.argv[2]));
else supervise();

// Ctrl C reaches both processes: no new question is taken, and an answer that has begun is written to its end.

function supervise() {
  const server = waitToBeWoken(agentPort, async (invocation) => {
    // The same in each attempt: the run that devices see, and (below) the step that is done again.
    const job = { invocation: invocation.toJSON(), runId: `run-${invocation.inputEventId}`, opened: false };
    for (job.number = 1; job.number <= MOST_ATTEMPTS; job.number++) {
      const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(job)]);
      child.on('message', ({ opened }) => (job.opened ||= opened));
      const [code, signal] = await once(child, 'exit');
      if (code === 0) return;
      console.error(`attempt ${job.number} died: ${signal ?? code}`);
    }
    throw new Error(`given up after ${MOST_ATTEMPTS} attempts`);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
}

async function attempt({ invocation: json, runId, opened, number }) {
  process.on('SIGINT', () => {});
  const invocation = Invocation.fromJSON(json);
  const clientId = 'trip-agent';
  const ably = new Ably.Realtime({ key: 'dev.key:secret', clientId, endpoint: host, port, tls: false, useBinaryProtocol });
  const session = createAgentSession({ client: ably, channelName: invocation.sessionName, codec: ResponsesCodec });
  await session.connect();

  const identity = { runId, invocationId: `${runId}-attempt-${number}` };
  const run = opened ? session.adoptRun(invocation, identity) : session.createRun(invocation, identity);
  while (run.view.hasOlder()) await run.view.loadOlder(); // what was said before
  if (opened) await run.load();
  else await run.start();
  process.send({ opened: true }); // who comes after us must not open it again
  await answer(run, number);

  await session.end();
  ably.close();
  process.disconnect();
}

async function answer(run, number) {
  const question = textOf(run.view.getMessages().findLast(({ message }) => message.role === 'user').message);
  const step = run.createStep({ stepId: `${run.runId}-answer` });
  await step.start();
  const tokens = paced(tokensOf(plan(question)), Number(process.env.TOKENS_PER_SECOND ?? 20), run.abortSignal);
  const { reason, error } = await step.pipe(responseEvents(number === 1 ? crashing(tokens) : tokens));
  await step.end();
  await run.end({ reason });
  console.log(`attempt ${number} ended: ${reason}${error ? `, ${error.message}` : ''}`);
}

// Dies as processes do: at once, with nothing said.
async function* crashing(tokens) {
  const at = Number(process.env.CRASH_AT ?? Infinity);
  let count = 0;
  for await (const token of tokens) {
    if (++count === at) process.kill(process.pid, 'SIGKILL');
    yield token;
  }
}
