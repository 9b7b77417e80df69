// Appends put together by the broker, as an agent and its listeners see it: protocol reference 4.8.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { breakSocket, client, freshChannel, rest, until } from './clients.mjs';

const open = [];
const connect = (clientId, options) => {
  const ably = client(clientId, options);
  open.push(ably);
  return ably;
};
after(() => open.forEach((ably) => ably.close()));

const tokens = Array.from({ length: 60 }, (_, i) => ` token${i}`);
const whole = 'start' + tokens.join('');

// What a listener is given, with the moment it came.
async function listen(name, options, channelOptions) {
  const got = [];
  await connect('phone', options)
    .channels.get(name, channelOptions)
    .subscribe((m) => got.push({ action: m.action, data: m.data, at: Date.now(), version: m.version }));
  return got;
}

const text = (got) => got.reduce((all, m) => (m.action === 'message.append' ? all + m.data : m.data), '');

for (const binary of [true, false]) {
  const format = binary ? 'msgpack' : 'json';
  const useBinaryProtocol = binary;

  test(`a burst of appends arrives as the first one and the rest (${format})`, async () => {
    const name = freshChannel('burst');
    const got = await listen(name, { useBinaryProtocol: !binary });
    const full = await listen(name, { useBinaryProtocol }, { params: { appendMode: 'full' } });
    const agent = connect('agent', { useBinaryProtocol, transportParams: { appendRollupWindow: 500 } }).channels.get(name);
    const { serials } = await agent.publish('answer', 'start');
    const results = await Promise.all(tokens.map((data, i) =>
      agent.appendMessage({ serial: serials[0], data }, { metadata: { n: String(i) } })));
    await until(() => text(got) === whole && full.at(-1)?.data === whole, 'the whole text');
    assert.equal(got[1].data, tokens[0], 'the first append comes alone');
    assert.equal(got.length, 3, `${got.length} deliveries: create, first append, the rest`);
    assert.ok(full.slice(1).every((m) => m.action === 'message.update'));
    assert.equal(results[0].versionSerial, got[1].version.serial);
    assert.equal(results.at(-1).versionSerial, got[2].version.serial);
    assert.ok(results.slice(1, -1).every((r) => r.versionSerial === null), 'what was superseded has no version');
    assert.deepEqual(got[2].version.metadata, { n: '59' });
    const versions = await agent.getMessageVersions(serials[0]);
    assert.deepEqual(versions.items.map((m) => m.data), ['start', whole]);
  });

  test(`by default a steady stream comes at most every 40 ms, whole and in order (${format})`, async () => {
    const name = freshChannel('steady');
    const got = await listen(name, { useBinaryProtocol });
    const agent = connect('agent', { useBinaryProtocol }).channels.get(name);
    const { serials } = await agent.publish('answer', 'start');
    const sent = [];
    const begin = Date.now();
    for (const data of tokens) {
      sent.push(agent.appendMessage({ serial: serials[0], data }));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await agent.publish('end', 'the end');
    await Promise.all(sent);
    await until(() => got.at(-1)?.data === 'the end', 'the end');
    assert.equal(text(got.slice(0, -1)), whole, 'all appends came before what was published after them');
    const appends = got.slice(1, -1);
    const most = (got.at(-1).at - begin) / 40 + 2; // the first at once, the last with the end
    assert.ok(appends.length >= 4 && appends.length <= most, `${appends.length} deliveries, more than ${most}`);
    const versions = appends.map((m) => m.version.timestamp);
    for (let i = 1; i < versions.length - 1; i++) {
      assert.ok(versions[i] - versions[i - 1] >= 40, `${versions[i] - versions[i - 1]} ms between two versions`);
    }
  });

  test(`a window of 0 delivers every append (${format})`, async () => {
    const name = freshChannel('off');
    const got = await listen(name, { useBinaryProtocol });
    const agent = connect('agent', { useBinaryProtocol, transportParams: { appendRollupWindow: 0 } }).channels.get(name);
    const { serials } = await agent.publish('answer', 'start');
    const results = await Promise.all(tokens.map((data) => agent.appendMessage({ serial: serials[0], data })));
    await until(() => got.length === tokens.length + 1, 'every append');
    assert.equal(text(got), whole);
    assert.deepEqual(results.map((r) => r.versionSerial), got.slice(1).map((m) => m.version.serial));
  });

  test(`an agent cut in mid stream loses and doubles nothing (${format})`, async () => {
    const name = freshChannel('cut');
    const got = await listen(name, { useBinaryProtocol });
    const ably = connect('agent', { useBinaryProtocol, transportParams: { appendRollupWindow: 100 } });
    const agent = ably.channels.get(name);
    const other = ably.channels.get(freshChannel('other'));
    const { serials } = await agent.publish('answer', 'start');
    const sent = [];
    for (const [i, data] of tokens.entries()) {
      sent.push(agent.appendMessage({ serial: serials[0], data }));
      if (i % 7 === 3) sent.push(other.publish('note', `${i}`));
      if (i === 20 || i === 41) {
        await until(() => ably.connection.state === 'connected', 'a socket to break');
        breakSocket(ably);
      }
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    await Promise.all(sent);
    await until(() => text(got).length >= whole.length, 'the whole text');
    assert.equal(text(got), whole);
    assert.equal((await rest().channels.get(name).getMessage(serials[0])).data, whole);
    assert.equal((await other.history()).items.length, 9);
  });
}

test('answers to other publishes keep their order behind an append that waits', async () => {
  const ably = connect('agent', { transportParams: { appendRollupWindow: 500 } });
  const [a, b] = ['a', 'b'].map((n) => ably.channels.get(freshChannel(n)));
  const { serials } = await a.publish('answer', 'start');
  const begin = Date.now();
  await a.appendMessage({ serial: serials[0], data: 'first' });
  const append = a.appendMessage({ serial: serials[0], data: 'second' });
  await new Promise((resolve) => setTimeout(resolve, 50)); // the append is on its way first
  const publish = b.publish('note', 'x');
  const refused = b.appendMessage({ serial: 'nothing', data: 'x' }).catch((e) => e);
  assert.equal((await publish).serials.length, 1, 'the publish has its own answer, not that of the append');
  assert.ok(Date.now() - begin >= 500, `answered after ${Date.now() - begin} ms`);
  assert.match((await append).versionSerial, /^\d{14}-/);
  assert.equal((await refused).code, 40400);
  assert.equal((await b.history()).items.length, 1);
});
