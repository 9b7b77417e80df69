// The SDK without WebSockets: its HTTP transport, streaming and polling, and the change from one transport to the other.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { client, fold, freshChannel, rest, until } from './clients.mjs';
import { gate } from './gate.mjs';

const open = [];
const connect = (id, options) => {
  const ably = client(id, options);
  open.push(ably);
  return ably;
};
after(() => open.forEach((ably) => ably.close()));

const tokens = Array.from({ length: 60 }, (_, i) => ` token-${i}`);
const whole = 'start' + tokens.join('');
const transport = (ably) => ably.connection.connectionManager.activeProtocol.getTransport();

// Between two polls there is none to break.
async function breakRequest(ably) {
  await until(() => transport(ably).recvRequest?.req, 'a request to break');
  transport(ably).recvRequest.req.destroy(new Error('the tunnel'));
}

const modes = [
  ['streaming', {}],
  ['polling', { transportParams: { stream: false } }],
];

for (const [mode, options] of modes) {
  const comet = (id, more) => connect(id, { transports: ['comet'], ...options, ...more });

  test(`publish, append and subscribe over HTTP, next to a WebSocket (${mode})`, async () => {
    const name = freshChannel('comet');
    const agent = comet('agent');
    const devices = [comet('laptop'), connect('phone')];
    const seen = devices.map((device) => fold(device.channels.get(name)));
    await Promise.all(seen.map((s) => s.listening));
    assert.equal(transport(agent).shortName, 'comet');
    assert.equal(transport(agent).stream, mode === 'streaming');
    const channel = agent.channels.get(name);
    const { serials } = await channel.publish('answer', 'start');
    await Promise.all(tokens.map((data) => channel.appendMessage({ serial: serials[0], data })));
    for (const { texts } of seen) await until(() => texts.get(serials[0]) === whole, 'the whole text on a device');
    assert.ok((await agent.connection.ping()) >= 0);
  });

  test(`a device whose request breaks resumes and misses nothing (${mode})`, async () => {
    const name = freshChannel('comet-cut');
    const agent = connect('agent');
    const phone = comet('phone');
    const { texts, listening } = fold(phone.channels.get(name));
    await listening;
    const changes = [];
    phone.channels.get(name).on((change) => changes.push(change));
    const idBefore = phone.connection.id;
    const channel = agent.channels.get(name);
    const { serials } = await channel.publish('answer', 'start');
    for (const [i, data] of tokens.entries()) {
      if (i === 20) await breakRequest(phone);
      await channel.appendMessage({ serial: serials[0], data });
    }
    await until(() => texts.get(serials[0]) === whole, 'the whole text after the resume');
    assert.equal(phone.connection.id, idBefore, 'the connection is the same');
    assert.ok(changes.filter((c) => c.current === 'attached').every((c) => c.resumed), `continuity was lost: ${JSON.stringify(changes)}`);
  });

  test(`publishes under way when the request breaks arrive once (${mode})`, async () => {
    const name = freshChannel('comet-publish');
    const agent = comet('agent');
    const got = [];
    await connect('reader').channels.get(name).subscribe((m) => got.push(m.data));
    await until(() => agent.connection.state === 'connected', 'the connection');
    const channel = agent.channels.get(name);
    const published = tokens.map((data) => channel.publish('m', data));
    await new Promise(setImmediate);
    await breakRequest(agent);
    await Promise.all(published);
    await until(() => got.length >= tokens.length, 'every publish');
    assert.deepEqual(got, tokens);
  });

  test(`a closed client leaves at once (${mode})`, async () => {
    const name = freshChannel('comet-close');
    const events = [];
    const watcher = connect('watcher').channels.get(name);
    await watcher.presence.subscribe((p) => events.push(`${p.action} ${p.clientId}`));
    const member = comet('member', { autoConnect: true });
    await member.channels.get(name).presence.enter('here');
    await until(() => events.includes('enter member'), 'the enter');
    member.close();
    await until(() => events.includes('leave member'), 'the leave, long before the 15 s of one that is lost', 10_000);
  });

  test(`recover on another client (${mode})`, async () => {
    const name = freshChannel('comet-recover');
    const first = comet('tab');
    await first.channels.get(name).attach();
    await first.channels.get(name).publish('m', 'before');
    const recover = first.connection.createRecoveryKey();
    const id = first.connection.id;
    first.connection.connectionManager.requestState = () => {};
    await breakRequest(first);
    await rest().channels.get(name).publish('m', 'between');
    const second = comet('tab', { recover });
    const got = [];
    await second.channels.get(name).subscribe((m) => got.push(m.data));
    await until(() => got.includes('between'), 'what came between');
    assert.equal(second.connection.id, id);
  });
}

test('WebSocket, then HTTP while WebSockets are held back, then WebSocket again: one connection, nothing lost', async () => {
  const way = await gate();
  const name = freshChannel('switch');
  const agent = connect('agent');
  const phone = connect('phone', {
    port: way.port,
    transports: ['web_socket', 'comet'],
    webSocketConnectTimeout: 2000,
    wsConnectivityCheckUrl: `ws://localhost:${way.port}/?key=dev.key:secret&v=6&format=json`,
  });
  const { texts, listening } = fold(phone.channels.get(name));
  await listening;
  const id = phone.connection.id;
  const changes = [];
  phone.channels.get(name).on((change) => changes.push(change));
  const channel = agent.channels.get(name);
  const { serials } = await channel.publish('answer', 'start');
  const used = [];
  const say = async (from, to) => {
    for (const data of tokens.slice(from, to)) {
      await channel.appendMessage({ serial: serials[0], data });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const sofar = 'start' + tokens.slice(0, to).join('');
    await until(() => texts.get(serials[0]) === sofar, `the text up to ${to}`);
    used.push(transport(phone).shortName);
  };
  await say(0, 20);
  way.hold(true);
  await say(20, 40);
  await phone.channels.get(name).publish('m', 'over HTTP');
  // The client connects over HTTP once more while it asks whether WebSockets pass again; which of them is first is open.
  const returned = () => phone.connection.state === 'connected' && transport(phone).shortName === 'web_socket';
  await until(() => returned() || way.hold(false), 'the WebSocket');
  await say(40, 60);
  assert.deepEqual(used, ['web_socket', 'comet', 'web_socket']);
  assert.equal(phone.connection.id, id, 'the connection is the same');
  assert.ok(changes.filter((c) => c.current === 'attached').every((c) => c.resumed), `continuity was lost: ${JSON.stringify(changes)}`);
  way.close();
});
