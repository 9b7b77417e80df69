// Breakpoints over HTTP, as a person in a debugger uses them, and met by the official SDK.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { client, freshChannel, until } from './clients.mjs';

const breakpoints = `http://localhost:${process.env.PLAYHEAD_PORT}/playhead/breakpoints`;
const open = [];
after(() => open.forEach((ably) => ably.close()));
afterEach(() => ask('DELETE', ''));

async function ask(method, path, body) {
  const answer = await fetch(breakpoints + path, { method, body: body && JSON.stringify(body) });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

function connected(clientId, options = {}) {
  const ably = client(clientId, options);
  open.push(ably);
  return ably;
}

// The texts of the messages of a channel as the SDK puts them together.
async function reading(ably, name) {
  const texts = new Map();
  await ably.channels.get(name).subscribe((m) => {
    const before = m.action === 'message.append' ? (texts.get(m.serial) ?? '') : '';
    texts.set(m.serial, before + m.data);
  });
  return texts;
}

test('the third append for the phone waits, the laptop goes on, and the phone gets what it was edited to', async () => {
  const name = freshChannel('break');
  const phone = await reading(connected('phone'), name);
  const laptop = await reading(connected('laptop'), name);
  const agent = connected('agent').channels.get(name);
  const filter = `channel == "${name}" && change == APPEND`;
  const { rule } = await ask('POST', '', { client: 'phone', filter, nth: 3 });
  const { serials } = await agent.publish({ name: 'answer', data: 'The ferry' });
  for (const text of [' leaves', ' at', ' ten', ' sharp']) {
    await agent.appendMessage({ serial: serials[0], data: text });
  }
  await until(() => laptop.get(serials[0]) === 'The ferry leaves at ten sharp', 'the laptop');
  await until(() => phone.get(serials[0]) === 'The ferry leaves at', 'what was before it');
  const { held } = await ask('GET', '/held');
  assert.deepEqual(held.map((h) => h.waits), ['for release', 'behind another']);
  assert.equal(held[0].rule, rule);
  assert.equal(held[0].frame.messages[0].data, ' ten');
  const edited = structuredClone(held[0].frame);
  edited.messages[0].data = ' eleven';
  await ask('POST', `/held/${held[0].held}/release`, edited);
  await until(() => phone.get(serials[0]) === 'The ferry leaves at eleven sharp', 'the phone');
  assert.deepEqual((await ask('GET', '/held')).held, []);
});

test('a publish that is dropped is refused to its publisher, and the next one is taken', async () => {
  const name = freshChannel('break');
  const laptop = await reading(connected('laptop'), name);
  const agent = connected('agent').channels.get(name);
  await agent.attach();
  await ask('POST', '', { client: 'agent', way: 'from', filter: 'data == "secret plan"' });
  const refused = assert.rejects(agent.publish('n', 'secret plan'), (e) => e.code === 40160);
  const taken = agent.publish('n', 'harmless');
  await until(async () => (await ask('GET', '/held')).held.length === 2, 'both publishes');
  const { held } = await ask('GET', '/held');
  await ask('POST', `/held/${held[0].held}/drop`);
  await refused;
  await taken;
  await until(() => [...laptop.values()].includes('harmless'), 'what was behind it');
  assert.deepEqual([...laptop.values()], ['harmless']);
});

test('a connection lives on while its frames wait, and gets all of them in order', async () => {
  const name = freshChannel('break');
  const ably = connected('phone');
  const got = [];
  await ably.channels.get(name).subscribe((m) => got.push(m.data));
  await ask('POST', '', { client: 'phone', filter: `channel == "${name}"` });
  const writer = connected('writer').channels.get(name);
  for (let i = 0; i < 5; i++) await writer.publish('n', `${i}`);
  await ably.connection.ping();
  assert.deepEqual(got, []);
  await ask('POST', '/held/release');
  await until(() => got.length === 5, 'all of them');
  assert.deepEqual(got, ['0', '1', '2', '3', '4']);
});

test('what waits when the transport is lost comes with the resume', async () => {
  const name = freshChannel('break');
  const phone = connected('phone', { disconnectedRetryTimeout: 100 });
  const got = [];
  await phone.channels.get(name).subscribe((m) => got.push(m.data));
  await ask('POST', '', { client: 'phone', filter: 'data == "held"', first: 1 });
  const writer = connected('writer').channels.get(name);
  await writer.publish('n', 'held');
  await until(async () => (await ask('GET', '/held')).held.length === 1, 'the queue');
  await fetch(breakpoints.replace('breakpoints', 'faults'), { method: 'POST', body: 'close client=phone code=4001' });
  await until(() => got.length === 1, 'the resume');
  assert.deepEqual((await ask('GET', '/held')).held, []);
});
