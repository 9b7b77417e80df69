// Simulated agents and devices of Playhead, as the official SDK meets them: it asks, reads what is streamed, and stops.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { client, freshChannel, fold, until } from './clients.mjs';

const participants = `http://localhost:${process.env.PLAYHEAD_PORT}/playhead/participants`;
const open = [];
after(() => open.forEach((ably) => ably.close()));
afterEach(() => ask('DELETE', ''));

async function ask(method, path, body) {
  const answer = await fetch(participants + path, { method, body });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

const WORDS = 'one two three four five six seven eight nine ten';

function agent(channel, errors = {}, more = {}) {
  const stream = { channel, text: WORDS, chunk: 'word', rate: '20/s', jitter: '0%' };
  return ask('POST', '', JSON.stringify({ actors: { planner: { stream, errors, ...more } } }));
}

// A client of the official SDK on a channel, with what it was told.
async function joined(name, options = {}) {
  const ably = client('ann', options);
  open.push(ably);
  const channel = ably.channels.get(name);
  const heard = [];
  const { texts, listening } = fold(channel);
  await listening;
  await channel.subscribe((message) => heard.push(message));
  const transport = (message) => message.extras?.ai?.transport ?? {};
  return {
    ably,
    channel,
    heard,
    transport,
    named: (word) => heard.filter((message) => message.name === word),
    answer: () => {
      const begun = heard.find((m) => m.name === 'ai-output' || m.name === 'answer');
      return begun && (texts.get(begun.serial) ?? '');
    },
    question: (text) =>
      channel.publish({
        name: 'ai-input',
        data: text,
        extras: {
          ai: {
            transport: { role: 'user', 'codec-message-id': 'q1', 'event-id': 'e1', 'run-client-id': 'ann' },
            codec: { kind: 'user-message', partType: 'text' },
          },
        },
      }),
    stop: (run) => channel.publish({ name: 'ai-cancel', extras: { ai: { transport: { 'run-id': run } } } }),
  };
}

for (const useBinaryProtocol of [false, true]) {
  test(`a question is answered, token by token (${useBinaryProtocol ? 'MessagePack' : 'JSON'})`, async () => {
    const name = freshChannel('asked');
    await agent(name, {}, { format: useBinaryProtocol ? 'json' : 'msgpack' });
    const ann = await joined(name, { useBinaryProtocol });
    await ann.question('Count');
    await until(() => ann.named('ai-run-end').length === 1, 'the end of the run');
    assert.equal(ann.answer(), WORDS);
    const [start] = ann.named('ai-run-start');
    assert.equal(ann.transport(start)['input-client-id'], 'ann');
      assert.equal(ann.transport(ann.named('ai-run-end')[0])['run-reason'], 'complete');
  });
}

test('a stop ends the answer', async () => {
  const name = freshChannel('stopped');
  await agent(name);
  const ann = await joined(name);
  await ann.question('Count');
  await until(() => ann.answer()?.includes('two'), 'some text');
  await ann.stop(ann.transport(ann.named('ai-run-start')[0])['run-id']);
  await until(() => ann.named('ai-run-end').length === 1, 'the end of the run');
  assert.equal(ann.transport(ann.named('ai-run-end')[0])['run-reason'], 'cancelled');
  assert.notEqual(ann.answer(), WORDS);
});

test('an agent that ignores a stop goes on to the end', async () => {
  const name = freshChannel('ignored');
  await agent(name, { 'ignore-stop': true });
  const ann = await joined(name);
  await ann.question('Count');
  await until(() => ann.answer()?.includes('two'), 'some text');
  await ann.stop(ann.transport(ann.named('ai-run-start')[0])['run-id']);
  await until(() => ann.named('ai-run-end').length === 1, 'the end of the run');
  assert.equal(ann.transport(ann.named('ai-run-end')[0])['run-reason'], 'complete');
  assert.equal(ann.answer(), WORDS);
});

test('a plain question is answered by a message that grows, and a plain stop ends it', async () => {
  const name = freshChannel('plain');
  await agent(name);
  const ann = await joined(name);
  await ann.channel.publish('question', 'Count');
  await until(() => ann.answer()?.includes('two'), 'some text');
  await ann.channel.publish('ai-cancel', ann.named('answer')[0].serial);
  await until(async () => !(await ask('GET', '/planner')).isAnswering, 'the end of the answer');
  assert.notEqual(ann.answer(), WORDS);
});

test('an agent dies with the token that it is told, and leaves the presence set', async () => {
  const name = freshChannel('dies');
  await agent(name, { die: 3 }, { presence: true });
  const ann = await joined(name);
  await until(async () => (await ann.channel.presence.get()).length === 1, 'its presence');
  await ann.question('Count');
  await until(async () => (await ask('GET', '/planner')).state === 'ended', 'its death');
  await until(() => ann.answer() === 'one two three ', 'what it had said');
  assert.deepEqual(ann.named('ai-run-end'), []);
  await ask('POST', '/planner/connect');
  assert.equal((await ask('GET', '/planner')).state, 'connected');
});

test('a simulated device asks and stops as somebody sitting before it', async () => {
  const name = freshChannel('device');
  await ask('POST', '', JSON.stringify({ devices: { phone: { channels: [name] } } }));
  await agent(name);
  const ann = await joined(name);
  await ask('POST', '/phone/send', 'Count');
  await until(() => ann.answer()?.includes('two'), 'some text');
  assert.equal(ann.named('ai-input')[0].clientId, 'phone');
  await ask('POST', '/phone/cancel');
  await until(() => ann.named('ai-run-end').length === 1, 'the end of the run');
  assert.equal(ann.transport(ann.named('ai-run-end')[0])['run-reason'], 'cancelled');
});
