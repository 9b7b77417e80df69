// Playhead interrupts the conversation of this chat as one more participant: the agent of the chat and a device, both on
// the official SDK with the Vercel codec, react as they do to their own.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as Ably from 'ably';
import { createClientSession, createUIMessageCodec } from '@ably/ai-transport/vercel';

const { host, key, port } = await import('../address.mjs');
const { startChat } = await import('../server.mjs');
const { scriptedModel } = await import('../scripted-model.mjs');

const codec = createUIMessageCodec();
let chat;
let ably;
let session;
let channel;

before(async () => {
  chat = await startChat({ model: scriptedModel({ tokensPerSecond: 40 }), listenOn: 0 });
  ably = new Ably.Realtime({ key, clientId: 'ann', endpoint: host, port, tls: false });
});

after(async () => {
  await session?.close();
  ably?.close();
  await chat?.stop();
});

beforeEach(async () => {
  await session?.close();
  channel = `conversations:${crypto.randomUUID()}`;
  session = createClientSession({ client: ably, channelName: channel });
  await session.connect();
});

async function interrupt(what, more = {}) {
  const body = JSON.stringify({ interrupt: what, channel, wake: `${chat.address}agent`, ...more });
  const answer = await fetch(`http://${host}:${port}/playhead/interrupts`, { method: 'POST', body });
  const said = await answer.json();
  assert.equal(answer.status, 201, JSON.stringify(said));
  assert.deepEqual(said.remarks, []);
  return said;
}

async function ask(text) {
  const message = { id: crypto.randomUUID(), role: 'user', parts: [{ type: 'text', text }] };
  const run = await session.view.send(codec.createUserMessage(message));
  const body = JSON.stringify(run.toInvocation().toJSON());
  assert.ok((await fetch(`${chat.address}agent`, { method: 'POST', body })).ok);
}

async function until(condition, what) {
  const end = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > end) assert.fail(`not within 20 s: ${what}; ${JSON.stringify(session.view.getMessages())}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const textOf = ({ message }) => message.parts.map((part) => part.text ?? '').join('');
const last = (role) => session.view.getMessages().findLast(({ message }) => message.role === role);
const text = (role = 'assistant') => (last(role) ? textOf(last(role)) : '');
const runs = () => session.view.runs();
const writing = () => until(() => text().length > 20, 'some text');
const ended = (status = 'complete') => until(() => runs().at(-1)?.status === status, `an end as ${status}`);
// The message in the store of the broker, by which Playhead is told what to act on.
async function serialOf(id) {
  const { items } = await ably.channels.get(channel).history({ limit: 1000 });
  return items.find(({ extras }) => extras?.ai?.transport?.['codec-message-id'] === id).serial;
}

test('a stop ends the run', async () => {
  await ask('Plan 3 days');
  await writing();
  assert.equal((await interrupt('stop')).client, 'playhead');
  await ended('cancelled');
  assert.doesNotMatch(text(), /pines\.$|home\.$/);
});

test('another question stops the run, and is answered', async () => {
  await ask('Plan 3 days');
  await writing();
  await interrupt('interrupt', { text: 'What will the weather be?', client: 'bob' });
  await until(() => /27 degrees/.test(text()), 'the forecast');
  assert.equal(text('user'), 'What will the weather be?');
  await ended();
  assert.deepEqual(runs().map(({ status }) => status), ['cancelled', 'complete']);
});

test('two questions are answered beside each other', async () => {
  await ask('Plan 3 days');
  await writing();
  await interrupt('ask', { text: 'And 3 more' });
  await until(() => runs().length === 2, 'two runs');
  assert.equal(runs()[0].status, 'active', 'the first one goes on');
  await until(() => runs().every(({ status }) => status === 'complete'), 'both ends');
});

test('an answer is given once more, on a branch of its own', async () => {
  await ask('Plan 3 days');
  await ended();
  const first = last('assistant').codecMessageId;
  const before = text();
  await interrupt('regenerate');
  await until(() => session.view.branchSelection(first).siblings.length === 2, 'a second branch');
  session.view.branchSelection(first).select(1);
  await until(() => text() !== before && text().length > 20, 'another answer');
  await ended();
});

test('a question that is edited is a branch with an answer of its own', async () => {
  await ask('Plan 3 days');
  await ended();
  const id = last('user').codecMessageId;
  await interrupt('edit', { message: await serialOf(id), text: 'What will the weather be?' });
  await until(() => session.view.branchSelection(id).siblings.length === 2, 'a second branch');
  session.view.branchSelection(id).select(1);
  await until(() => /27 degrees/.test(text()), 'the forecast');
  assert.equal(text('user'), 'What will the weather be?');
});

test('an approval lets the tool go on', async () => {
  await ask('Book a table for 4');
  await ended('suspended');
  await interrupt('approve');
  await until(() => /number NI-44/.test(text()), 'the booking');
  await ended();
});

test('a tool that is refused is not run', async () => {
  await ask('Book a table for 4');
  await ended('suspended');
  await interrupt('reject', { text: 'too dear' });
  await until(() => /did not book/.test(text()), 'the answer');
});

test('a message that is deleted is known as deleted', async () => {
  await ask('Plan 3 days');
  await ended();
  const serial = await serialOf(last('user').codecMessageId);
  await interrupt('delete', { message: serial });
  assert.equal((await ably.channels.get(channel).getMessage(serial)).action, 'message.delete');
});
