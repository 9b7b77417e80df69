// Playhead interrupts conversations of AI Transport with the codec of OpenAI, and plain ones. The agents and devices are
// on the official SDKs and know nothing of Playhead.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Invocation } from '@ably/ai-transport';
import { client, freshChannel, until } from './clients.mjs';
import { joinAsAgent, joinAsDevice } from './conversation.mjs';
import { textOf } from '../text.mjs';

const interrupts = `http://localhost:${process.env.PLAYHEAD_PORT}/playhead/interrupts`;
const open = [];
after(() => open.forEach((ably) => ably.close()));

function connected(clientId) {
  const ably = client(clientId);
  open.push(ably);
  return ably;
}

async function interrupt(what, channel, more = {}) {
  const body = JSON.stringify({ interrupt: what, channel, ...more });
  const answer = await fetch(interrupts, { method: 'POST', body });
  const said = await answer.json();
  assert.equal(answer.status, 201, JSON.stringify(said));
  return said;
}

const TOKENS = 'one two three four five six seven eight nine ten'.split(' ').map((word) => `${word} `);

test('a stop reaches an agent with the codec of OpenAI', async () => {
  const name = freshChannel('stopped');
  const agent = await joinAsAgent(connected('agent'), name);
  const device = await joinAsDevice(connected('ann'), name);
  const asked = await device.ask('Count');
  const stopped = agent.answer(asked, TOKENS, {
    3: async (run) => {
      await until(() => device.text().length > 5, 'some text');
      await interrupt('stop', name);
      await until(() => run.abortSignal.aborted, 'the stop');
    },
  });
  assert.equal(await stopped, 'cancelled');
  await until(() => device.ends.length === 1, 'the end');
  assert.deepEqual(device.ends, ['cancelled']);
});

test('a question of Playhead and an edit of it are read by a device and answered', async () => {
  const name = freshChannel('asked');
  const agent = await joinAsAgent(connected('agent'), name);
  const device = await joinAsDevice(connected('ann'), name);
  await agent.answer(await device.ask('Count'), TOKENS);
  await interrupt('ask', name, { text: 'Count on' });
  const questions = () => device.session.view.getMessages().filter(({ message }) => message.role === 'user');
  await until(() => questions().length === 2, 'the question');
  assert.equal(textOf(questions()[1].message), 'Count on');
  const { items } = await device.ably.channels.get(name).history({ limit: 100 });
  const asked = items.find(({ data }) => data === 'Count on');
  const invocation = { inputEventId: asked.extras.ai.transport['event-id'], sessionName: name };
  assert.equal(await agent.answer(Invocation.fromJSON(invocation), ['eleven']), 'complete');
  await until(() => device.text() === 'eleven', 'the answer');
  await interrupt('edit', name, { message: asked.serial, text: 'Count down' });
  const id = questions()[1].codecMessageId;
  const branch = () => device.session.view.branchSelection(id);
  await until(() => branch().siblings.length === 2, 'a second branch');
  branch().select(1);
  await until(() => textOf(questions()[1].message) === 'Count down', 'the edited question');
});

test('what steers a run is taken in by the run', async () => {
  const name = freshChannel('steered');
  const agent = await joinAsAgent(connected('agent'), name);
  const device = await joinAsDevice(connected('ann'), name);
  const seen = [];
  const run = agent.answer(await device.ask('Count'), TOKENS, {
    4: async (running) => {
      await interrupt('steer', name, { text: 'faster' });
      const read = () => running.view.getMessages().map(({ message }) => textOf(message));
      await until(() => read().includes('faster'), 'the steer');
      seen.push(...read());
    },
  });
  assert.equal(await run, 'complete');
  assert.ok(seen.includes('faster'));
});

test('plain agents hear the message that their application has for a stop', async () => {
  const name = freshChannel('plain');
  const agent = connected('agent').channels.get(name);
  const device = connected('ann').channels.get(name);
  const stops = [];
  await agent.subscribe('halt', (message) => stops.push(message));
  await device.publish('question', 'Count');
  const { serials } = await agent.publish('answer', '');
  for (const token of TOKENS.slice(0, 4)) await agent.appendMessage({ serial: serials[0], data: token });
  await interrupt('stop', name, { cancelName: 'halt', cancelData: '{"id":"{serial}"}' });
  await until(() => stops.length === 1, 'the stop');
  assert.deepEqual(JSON.parse(stops[0].data), { id: serials[0] });
  assert.equal(stops[0].clientId, 'playhead');
});
