// Faults set over HTTP, as an end-to-end test of an application does it, and met by the official SDK.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { client, freshChannel, until } from './clients.mjs';

const faults = `http://localhost:${process.env.PLAYHEAD_PORT}/playhead/faults`;
const open = [];
after(() => open.forEach((ably) => ably.close()));
afterEach(() => ask('DELETE', ''));

async function ask(method, path, body) {
  const answer = await fetch(faults + path, { method, body: body && JSON.stringify(body) });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  return answer.json();
}

function connected(clientId, options = {}) {
  const ably = client(clientId, { disconnectedRetryTimeout: 100, ...options });
  open.push(ably);
  return ably;
}

async function reading(ably, name) {
  const got = [];
  await ably.channels.get(name).subscribe((m) => got.push(m.data));
  return got;
}

test('a client is cut, and goes on where it was when the rule is ended', async () => {
  const name = freshChannel('cut');
  const phone = connected('phone');
  const got = await reading(phone, name);
  const id = phone.connection.id;
  const writer = connected('writer').channels.get(name);
  const { rule } = await ask('POST', '', { kind: 'cut', client: 'phone' });
  await until(() => phone.connection.state !== 'connected', 'the cut');
  await writer.publish('n', 'missed');
  assert.deepEqual((await ask('GET', '')).rules.map((r) => r.rule), [rule]);
  await ask('DELETE', `/${rule}`);
  await until(() => got.length === 1, 'what was missed');
  assert.equal(phone.connection.id, id);
});

test('an append is refused once, and the next one is taken', async () => {
  const name = freshChannel('refused');
  const agent = connected('agent').channels.get(name);
  const { serials } = await agent.publish({ name: 'answer', data: 'one' });
  await ask('POST', '', { preset: 'append-refused', client: 'agent' });
  await assert.rejects(agent.appendMessage({ serial: serials[0], data: ' lost' }), (e) => e.code === 93002);
  await agent.appendMessage({ serial: serials[0], data: ' two' });
  assert.equal((await agent.getMessage(serials[0])).data, 'one two');
});

test('a transport that is closed with a code is made anew', async () => {
  const name = freshChannel('closed');
  const phone = connected('phone');
  const got = await reading(phone, name);
  const id = phone.connection.id;
  const states = [];
  phone.connection.on((change) => states.push(change.current));
  await ask('POST', '', { kind: 'close', client: 'phone', code: 4001, reason: 'going to sleep' });
  await until(() => states.includes('connected'), states.join());
  assert.ok(states.includes('disconnected') || states.includes('connecting'), states.join());
  await connected('writer').channels.get(name).publish('n', 'after');
  await until(() => got.length === 1, 'the next message');
  assert.equal(phone.connection.id, id);
});

test('silence is found out by the timeout of the client, and nothing is lost', async () => {
  const name = freshChannel('silent');
  const phone = connected('phone', { realtimeRequestTimeout: 1000 });
  const got = await reading(phone, name);
  const reasons = [];
  phone.connection.on('disconnected', (change) => reasons.push(change.reason?.code));
  const { rule } = await ask('POST', '', { kind: 'half-open', client: 'phone' });
  await connected('writer').channels.get(name).publish('n', 'missed');
  await until(() => reasons.length > 0, 'the timeout', 25_000);
  assert.equal(reasons[0], 80003);
  assert.deepEqual(got, []);
  await ask('DELETE', `/${rule}`);
  await until(() => got.length === 1, 'what was missed', 20_000);
});

test('behind a proxy that buffers all comes, in order', async () => {
  const name = freshChannel('held');
  const got = await reading(connected('phone'), name);
  await ask('POST', '', { kind: 'hold', client: 'phone', ms: 700 });
  const writer = connected('writer').channels.get(name);
  const sent = [...'abcdefghij'];
  for (const letter of sent) {
    await writer.publish('n', letter);
  }
  await until(() => got.length === sent.length, 'all of it');
  assert.deepEqual(got, sent);
});

test('what was missed is given twice when the client comes back', async () => {
  const name = freshChannel('twice');
  const phone = connected('phone');
  const got = await reading(phone, name);
  const writer = connected('writer').channels.get(name);
  await ask('POST', '', { preset: 'replayed-twice', client: 'phone' });
  const { rule } = await ask('POST', '', { kind: 'cut', client: 'phone' });
  await until(() => phone.connection.state !== 'connected', 'the cut');
  await writer.publish('n', 'one');
  await writer.publish('n', 'two');
  await ask('DELETE', `/${rule}`);
  await until(() => got.length === 4, `what was missed, twice: ${got}`);
  assert.deepEqual(got, ['one', 'two', 'one', 'two']);
  await writer.publish('n', 'three');
  await until(() => got.at(-1) === 'three', 'the next message, once');
  assert.equal(got.length, 5);
});

test('where WebSockets are blocked the client goes on over HTTP', async () => {
  const name = freshChannel('blocked');
  await ask('POST', '', { preset: 'websocket-blocked' });
  // The SDK asks whether WebSockets work at all where it is; here it asks the broker.
  const wsConnectivityCheckUrl = `ws://localhost:${process.env.PLAYHEAD_PORT}`;
  const phone = connected('phone', { transports: ['web_socket', 'comet'], wsConnectivityCheckUrl });
  const got = await reading(phone, name);
  assert.equal(phone.connection.connectionManager.activeProtocol.getTransport().shortName, 'comet');
  await connected('writer', { transports: ['comet'] }).channels.get(name).publish('n', 'over HTTP');
  await until(() => got.length === 1, 'a message');
});
