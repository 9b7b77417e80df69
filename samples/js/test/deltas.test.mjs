// Deltas of payloads, judged by the official decoder: protocol reference 4.11.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import vcdiff from '@ably/vcdiff-decoder';
import { breakSocket, client, freshChannel, until } from './clients.mjs';

const open = [];
const connect = (clientId, options) => {
  const ably = client(clientId, options);
  open.push(ably);
  return ably;
};
after(() => open.forEach((ably) => ably.close()));

// The official decoder, counting what it is asked, and failing when it is told to.
function decoder() {
  const seen = { deltas: 0, bytes: 0, fail: 0 };
  const decode = (delta, base) => {
    seen.deltas++;
    seen.bytes += delta.length;
    if (seen.fail > 0) {
      seen.fail--;
      throw new Error('told to fail');
    }
    return vcdiff.decode(delta, base);
  };
  return { seen, plugins: { vcdiff: { decode } } };
}

const params = { delta: 'vcdiff' };
const state = (count) => ({ topic: 'Three days by the sea', speaker: 'agent', count, status: 'thinking', list: [1, 2, 3] });

for (const binary of [true, false]) {
  const format = binary ? 'msgpack' : 'json';
  const useBinaryProtocol = binary;

  test(`objects, texts, bytes and growing answers arrive as they were sent (${format})`, async () => {
    const name = freshChannel('deltas');
    const { seen, plugins } = decoder();
    const phone = connect('phone', { useBinaryProtocol, plugins });
    const channel = phone.channels.get(name, { params });
    const got = [];
    await channel.subscribe((m) => got.push(m));
    assert.equal(channel.params.delta, 'vcdiff');
    const agent = connect('agent', { useBinaryProtocol: !binary }).channels.get(name);
    const sent = [];
    const send = async (data) => {
      sent.push(data);
      return agent.publish('m', data);
    };
    for (let i = 1; i <= 5; i++) await send(state(i));
    await send('Grüße vom Meer 🌊, '.repeat(50));
    await send('Grüße vom Meer 🌊, '.repeat(50) + 'und von den Bergen');
    await send(Buffer.from('0123456789abcdef'.repeat(20)));
    await send(Buffer.from('0123456789abcdef'.repeat(20) + 'ghij'));
    sent.push(state(6), state(7), state(8));
    await agent.publish([6, 7, 8].map((i) => ({ name: 'm', data: state(i) })));
    const { serials } = await send('The answer begins. '.repeat(10));
    let text = sent.at(-1);
    for (let i = 0; i < 5; i++) {
      text += ` token ${i}`;
      await agent.updateMessage({ serial: serials[0], data: text });
      sent.push(text);
    }
    await until(() => got.length === sent.length, 'all deliveries');
    got.forEach((m, i) => {
      const data = Buffer.isBuffer(m.data) || m.data instanceof ArrayBuffer ? Buffer.from(m.data) : m.data;
      assert.deepEqual(data, sent[i], `message ${i}`);
      assert.ok(!m.encoding, `message ${i} is decoded`);
    });
    assert.ok(seen.deltas >= 12, `${seen.deltas} of ${sent.length} came as deltas`);
    const whole = sent.reduce((sum, data) => sum + (Buffer.isBuffer(data) ? data.length : JSON.stringify(data).length), 0);
    assert.ok(seen.bytes < whole / 5, `${seen.bytes} bytes of deltas for ${whole}`);
  });

  test(`a client that cannot decode one delta loses nothing (${format})`, async () => {
    const name = freshChannel('recovery');
    const { seen, plugins } = decoder();
    const phone = connect('phone', { useBinaryProtocol, plugins });
    const channel = phone.channels.get(name, { params });
    const got = [];
    await channel.subscribe((m) => got.push(m.data.count));
    const changes = [];
    channel.on((change) => changes.push(change.current + (change.resumed ? ' resumed' : '')));
    const agent = connect('agent', { useBinaryProtocol }).channels.get(name);
    for (let i = 1; i <= 12; i++) {
      if (i === 4) seen.fail = 1;
      await agent.publish('state', state(i));
    }
    await until(() => got.length >= 12, 'all twelve');
    assert.deepEqual(got, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    assert.deepEqual(changes, ['attaching', 'attached resumed']);
    assert.ok(seen.deltas > 6, `${seen.deltas} deltas`);
  });

  test(`after a cut deltas begin anew (${format})`, async () => {
    const name = freshChannel('cut');
    const { seen, plugins } = decoder();
    const phone = connect('phone', { useBinaryProtocol, plugins });
    const got = [];
    await phone.channels.get(name, { params }).subscribe((m) => got.push(m.data.count));
    const agent = connect('agent', { useBinaryProtocol }).channels.get(name);
    for (let i = 1; i <= 20; i++) {
      if (i === 8) breakSocket(phone);
      await agent.publish('state', state(i));
    }
    await until(() => got.length >= 20, 'all twenty');
    assert.deepEqual(got, Array.from({ length: 20 }, (_, i) => i + 1));
    assert.ok(seen.deltas > 10, `${seen.deltas} deltas`);
  });
}

test('a client without a decoder is told what is missing', async () => {
  const name = freshChannel('missing');
  const phone = connect('phone');
  const channel = phone.channels.get(name, { params });
  await channel.subscribe(() => {});
  const failed = new Promise((resolve) => channel.once('failed', resolve));
  const agent = connect('agent').channels.get(name);
  await agent.publish('state', state(1));
  await agent.publish('state', state(2));
  assert.equal((await failed).reason.code, 40019);
});

test('a format that nobody knows is refused', async () => {
  const channel = connect('phone').channels.get(freshChannel('format'), { params: { delta: 'bsdiff' } });
  await assert.rejects(channel.attach(), (e) => e.code === 40003);
});
