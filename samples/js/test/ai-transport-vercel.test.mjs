// AI Transport with the codec of the Vercel AI SDK: an agent with a scripted model and two devices.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Invocation } from '@ably/ai-transport';
import { createAgentSession, createClientSession, createUIMessageCodec } from '@ably/ai-transport/vercel';
import { answerTo, stream } from './model.mjs';
import { breakSocket, breakSocketForGood, client, freshChannel, until } from './clients.mjs';

const QUESTION = 'Plan three days in Dubrovnik.';
const open = [];
after(() => open.forEach((ably) => ably.close()));

function connected(clientId, binary, options = {}) {
  const ably = client(clientId, { useBinaryProtocol: binary, ...options });
  open.push(ably);
  return ably;
}

async function device(clientId, channelName, binary, options) {
  const ably = connected(clientId, binary, options);
  const session = createClientSession({ client: ably, channelName });
  await session.connect();
  const ends = [];
  session.view.on('run', (event) => {
    if (event.type === 'end') ends.push(event.reason);
  });
  return { ably, session, ends };
}

function ask(session) {
  const message = { id: crypto.randomUUID(), role: 'user', parts: [{ type: 'text', text: QUESTION }] };
  return session.view.send(createUIMessageCodec().createUserMessage(message));
}

// What the app's own POST would do: one run of the agent for one invocation.
async function wake(ably, invocationData, tokenMs) {
  const invocation = Invocation.fromJSON(invocationData);
  const session = createAgentSession({ client: ably, channelName: invocation.sessionName });
  await session.connect();
  const run = session.createRun(invocation);
  while (run.view.hasOlder()) await run.view.loadOlder();
  await run.start();
  const { reason } = await run.pipe(stream(QUESTION, { tokenMs, signal: run.abortSignal }));
  await run.end({ reason });
  await session.end();
  return reason;
}

function text(session) {
  const last = session.view.getMessages().at(-1);
  if (last?.message.role !== 'assistant') return '';
  return last.message.parts.map((part) => part.text ?? '').join('');
}

for (const binary of [false, true]) {
  const format = binary ? 'MessagePack' : 'JSON';

  test(`tokens arrive whole and in order on both devices, ${format}`, async () => {
    const channel = freshChannel('ai');
    const laptop = await device('ann-laptop', channel, binary);
    const phone = await device('ann-phone', channel, binary);
    const grown = [];
    phone.session.view.on('update', () => grown.push(text(phone.session)));
    const run = await ask(laptop.session);
    assert.equal(await wake(connected('planner', binary), run.toInvocation().toJSON(), 5), 'complete');
    for (const { session, ends } of [laptop, phone]) {
      await until(() => ends.length === 1, 'the end of the run');
      assert.equal(text(session), answerTo(QUESTION));
    }
    const seen = grown.filter((each) => each !== '');
    assert.ok(seen.length > 20, `only ${seen.length} steps were seen`);
    for (const each of seen) assert.ok(answerTo(QUESTION).startsWith(each), `out of order: ${each}`);
  });

  test(`a device cut in the middle of an answer ends with the same text, ${format}`, async () => {
    const channel = freshChannel('ai');
    const laptop = await device('ann-laptop', channel, binary);
    const phone = await device('ann-phone', channel, binary);
    const reconnects = [];
    phone.ably.connection.on('connected', () => reconnects.push(phone.ably.connection.id));
    const before = phone.ably.connection.id;
    const run = await ask(laptop.session);
    const answered = wake(connected('planner', binary), run.toInvocation().toJSON(), 15);
    await until(() => text(phone.session).length > 40, 'some text on the phone');
    breakSocket(phone.ably);
    await answered;
    await until(() => phone.ends.length === 1, 'the end of the run on the phone');
    assert.deepEqual(reconnects, [before], 'it must come back as the same connection');
    assert.equal(text(phone.session), answerTo(QUESTION));
    assert.equal(text(laptop.session), answerTo(QUESTION));
  });

  test(`a device that comes later reads the assembled answer from history, ${format}`, async () => {
    const channel = freshChannel('ai');
    const laptop = await device('ann-laptop', channel, binary);
    const run = await ask(laptop.session);
    await wake(connected('planner', binary), run.toInvocation().toJSON(), 1);
    const tablet = await device('ann-tablet', channel, binary);
    while (tablet.session.view.hasOlder()) await tablet.session.view.loadOlder();
    assert.equal(text(tablet.session), answerTo(QUESTION));
    const page = await tablet.ably.channels.get(channel).history({ limit: 100 });
    const answer = page.items.find((message) => message.data === answerTo(QUESTION));
    assert.equal(answer.action, 'message.update');
    assert.equal(answer.extras.ai.transport.status, 'complete');
  });

  test(`a stop from another device ends the run, ${format}`, async () => {
    const channel = freshChannel('ai');
    const laptop = await device('ann-laptop', channel, binary);
    const phone = await device('ann-phone', channel, binary);
    const run = await ask(laptop.session);
    const answered = wake(connected('planner', binary), run.toInvocation().toJSON(), 40);
    await until(() => text(phone.session).length > 20, 'some text on the phone');
    await phone.session.cancel(phone.session.view.runs()[0].runId);
    assert.equal(await answered, 'cancelled');
    for (const { session, ends } of [laptop, phone]) {
      await until(() => ends.length === 1, 'the end of the run');
      assert.deepEqual(ends, ['cancelled']);
      assert.ok(answerTo(QUESTION).startsWith(text(session)));
      assert.ok(text(session).length < answerTo(QUESTION).length);
    }
    assert.equal(text(laptop.session), text(phone.session));
  });

  test(`presence is right after an abrupt cut, ${format}`, async () => {
    const channel = freshChannel('ai');
    const laptop = await device('ann-laptop', channel, binary);
    const phone = await device('ann-phone', channel, binary);
    const gone = await device('ann-tablet', channel, binary, { transportParams: { remainPresentFor: 1000 } });
    for (const each of [laptop, phone, gone]) await each.session.presence.enter();
    const members = async () => (await laptop.session.presence.get()).map((member) => member.clientId).sort();
    await until(async () => (await members()).length === 3, 'three members');
    const returned = new Promise((resolve) => phone.ably.connection.once('connected', resolve));
    breakSocket(phone.ably);
    breakSocketForGood(gone.ably);
    await returned;
    await until(async () => (await members()).join() === 'ann-laptop,ann-phone', 'the tablet to leave');
  });
}
