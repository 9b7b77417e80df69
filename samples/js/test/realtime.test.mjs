import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { breakSocket, client, fold, freshChannel, rest, until, breakSocketForGood } from './clients.mjs';

const open = [];
const connect = (id, options) => {
  const ably = client(id, options);
  open.push(ably);
  return ably;
};
after(() => open.forEach((ably) => ably.close()));

const tokens = Array.from({ length: 60 }, (_, i) => ` token-${i}`);

for (const binary of [false, true]) {
  const format = binary ? 'MessagePack' : 'JSON';

  test(`tokens arrive whole and in order on two devices (${format})`, async () => {
    const name = freshChannel('stream');
    const agent = connect('agent', { useBinaryProtocol: binary });
    const devices = [connect('laptop', { useBinaryProtocol: binary }), connect('phone', { useBinaryProtocol: !binary })];
    const seen = devices.map((device) => fold(device.channels.get(name)));
    await Promise.all(seen.map((s) => s.listening));
    const channel = agent.channels.get(name);
    const { serials } = await channel.publish('answer', 'start');
    const versions = await Promise.all(tokens.map((data) => channel.appendMessage({ serial: serials[0], data })));
    // Appends that the broker has put together have the version of the last of them.
    assert.ok(versions.every((v) => v.versionSerial === null || v.versionSerial > serials[0]));
    assert.ok(versions.at(-1).versionSerial > versions[0].versionSerial);
    const whole = 'start' + tokens.join('');
    for (const { texts } of seen) {
      await until(() => texts.get(serials[0]) === whole, 'the whole text on a device');
    }
  });

  test(`a device cut in mid answer resumes and ends with the same text (${format})`, async () => {
    const name = freshChannel('cut');
    const agent = connect('agent', { useBinaryProtocol: binary });
    const phone = connect('phone', { useBinaryProtocol: binary });
    const { texts, listening } = fold(phone.channels.get(name));
    await listening;
    const changes = [];
    phone.channels.get(name).on((change) => changes.push(change));
    const channel = agent.channels.get(name);
    const { serials } = await channel.publish('answer', 'start');
    const idBefore = phone.connection.id;
    for (const [i, data] of tokens.entries()) {
      if (i === 20) breakSocket(phone);
      await channel.appendMessage({ serial: serials[0], data });
    }
    await until(() => texts.get(serials[0]) === 'start' + tokens.join(''), 'the whole text after the resume');
    assert.equal(phone.connection.id, idBefore, 'the connection is the same');
    assert.ok(changes.filter((c) => c.current === 'attached').every((c) => c.resumed), `continuity was lost: ${JSON.stringify(changes)}`);
  });

  test(`history shows the assembled answer as an update, up to the attach point (${format})`, async () => {
    const name = freshChannel('history');
    const agent = connect('agent', { useBinaryProtocol: binary });
    const channel = agent.channels.get(name);
    for (let i = 0; i < 5; i++) await channel.publish('m', `message ${i}`);
    const { serials } = await channel.publish('answer', 'a');
    await channel.appendMessage({ serial: serials[0], data: 'b' });
    await channel.attach();
    await channel.publish('late', 'after the attach');
    let page = await channel.history({ untilAttach: true, limit: 4 });
    const rows = [...page.items];
    while (page.hasNext()) {
      page = await page.next();
      rows.push(...page.items);
    }
    assert.deepEqual(rows.map((m) => m.data), ['ab', 'message 4', 'message 3', 'message 2', 'message 1', 'message 0']);
    assert.equal(rows[0].action, 'message.update');
    const overRest = await rest({ useBinaryProtocol: binary }).channels.get(name).history({ limit: 1 });
    assert.equal(overRest.items[0].data, 'after the attach');
  });

  test(`edits, deletes and versions (${format})`, async () => {
    const name = freshChannel('versions');
    const ably = connect('editor', { useBinaryProtocol: binary });
    const channel = ably.channels.get(name);
    const got = [];
    await channel.subscribe((m) => got.push(m));
    const { serials } = await channel.publish('greeting', 'helo');
    const { versionSerial } = await channel.updateMessage({ serial: serials[0], data: 'hello' }, { description: 'typo' });
    await channel.deleteMessage({ serial: serials[0] });
    await until(() => got.length === 3, 'three deliveries');
    assert.deepEqual(got.map((m) => m.action), ['message.create', 'message.update', 'message.delete']);
    assert.equal(got[1].version.serial, versionSerial);
    assert.equal(got[1].version.description, 'typo');
    assert.equal(got[1].name, 'greeting');
    const message = await channel.getMessage(serials[0]);
    assert.equal(message.action, 'message.delete');
    const versions = await channel.getMessageVersions(serials[0]);
    assert.equal(versions.items.length, 3);
  });

  test(`binary and JSON payloads cross formats unharmed (${format})`, async () => {
    const name = freshChannel('payload');
    const sender = connect('sender', { useBinaryProtocol: binary });
    const receiver = connect('receiver', { useBinaryProtocol: !binary });
    const got = [];
    await receiver.channels.get(name).subscribe((m) => got.push(m.data));
    const bytes = Buffer.from([0, 1, 2, 254, 255]);
    await sender.channels.get(name).publish('bytes', bytes);
    await sender.channels.get(name).publish('object', { a: [1, 'ü'] });
    await until(() => got.length === 2, 'both payloads');
    assert.deepEqual(Buffer.from(got[0]), bytes);
    assert.deepEqual(got[1], { a: [1, 'ü'] });
  });
}

test('without echo a publisher does not hear itself', async () => {
  const name = freshChannel('echo');
  const silent = connect('silent', { echoMessages: false });
  const other = connect('other');
  const heard = { silent: [], other: [] };
  await silent.channels.get(name).subscribe((m) => heard.silent.push(m.data));
  await other.channels.get(name).subscribe((m) => heard.other.push(m.data));
  await silent.channels.get(name).publish('m', 'mine');
  await other.channels.get(name).publish('m', 'theirs');
  await until(() => heard.other.length === 2 && heard.silent.length === 1, 'the deliveries');
  assert.deepEqual(heard.silent, ['theirs']);
});

test('presence: enter, update, sync for a late comer, leave after an abrupt loss', async () => {
  const name = freshChannel('presence');
  const watcher = connect('watcher');
  const member = connect('member', { transportParams: { remainPresentFor: 1000 } });
  const events = [];
  await watcher.channels.get(name).presence.subscribe((p) => events.push(`${p.action} ${p.clientId}`));
  await member.channels.get(name).presence.enter({ status: 'thinking' });
  await member.channels.get(name).presence.update({ status: 'streaming' });
  const late = connect('late');
  const members = await late.channels.get(name).presence.get();
  assert.deepEqual(members.map((m) => [m.clientId, m.data.status]), [['member', 'streaming']]);
  breakSocketForGood(member);
  await until(() => events.includes('leave member'), 'the leave of the lost member', 15_000);
  assert.deepEqual(await rest().channels.get(name).presence.get().then((p) => p.items), []);
});

test('detach ends deliveries, attach begins them again', async () => {
  const name = freshChannel('detach');
  const ably = connect('device');
  const channel = ably.channels.get(name);
  const got = [];
  await channel.subscribe((m) => got.push(m.data));
  await channel.detach();
  await rest().channels.get(name).publish('m', 'unheard');
  await channel.attach();
  await rest().channels.get(name).publish('m', 'heard');
  await until(() => got.length > 0, 'a delivery');
  assert.deepEqual(got, ['heard']);
});

test('a change of an unknown message is refused with its code', async () => {
  const channel = connect('editor').channels.get(freshChannel('refused'));
  await assert.rejects(channel.appendMessage({ serial: 'nothing', data: 'x' }), (e) => e.code === 40400);
});

test('ping, time and status answer', async () => {
  const ably = connect('pinger');
  await ably.connection.once('connected');
  assert.ok((await ably.connection.ping()) >= 0);
  assert.ok(Math.abs((await ably.time()) - Date.now()) < 5000);
  const name = freshChannel('status');
  await ably.channels.get(name).attach();
  const details = await rest().channels.get(name).status();
  assert.equal(details.status.occupancy.metrics.connections, 1);
});
