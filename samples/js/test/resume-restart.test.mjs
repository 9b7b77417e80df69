// RTN15c6 and RTN19a: a client resumes its connection after the broker has ended and begun again; nothing is missing,
// nothing comes twice, and nobody leaves the presence set for it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { client, freshChannel, until } from './clients.mjs';

const open = [];
after(() => open.forEach((ably) => ably.close()));

async function device(id, binary, name) {
  const ably = client(id, { clientId: id, useBinaryProtocol: binary });
  open.push(ably);
  const channel = ably.channels.get(name);
  const got = [];
  await channel.subscribe((message) => got.push(message.data));
  return { ably, channel, got };
}

async function restart() {
  const response = await fetch(process.env.PLAYHEAD_RESTART, { method: 'POST' });
  assert.equal(response.status, 200);
}

test('devices resume over a restart without gap or duplicate', async () => {
  const name = freshChannel('resumes');
  const devices = [await device('phone', false, name), await device('laptop', true, name)];
  const [phone, laptop] = devices;
  const left = [];
  await phone.channel.presence.enter();
  await laptop.channel.presence.subscribe('leave', (member) => left.push(member.clientId));
  const notResumed = [];
  devices.forEach(({ channel }) => channel.on('update', (change) => notResumed.push(change.resumed)));
  const expected = [];
  for (let life = 0; life < 3; life++) {
    const ids = devices.map(({ ably }) => ably.connection.id);
    const keys = devices.map(({ ably }) => ably.connection.key);
    const published = [];
    for (let i = 0; i < 30; i++) {
      const text = `${life}-${i}`;
      expected.push(text);
      published.push(phone.channel.publish('n', text)); // some are under way when the broker ends
      if (i === 15) {
        published.push(restart());
      }
    }
    await Promise.all(published);
    await until(
      () => devices.every(({ ably }, i) => ably.connection.state === 'connected' && ably.connection.key !== keys[i]),
      'the devices are back',
    );
    assert.deepEqual(devices.map(({ ably }) => ably.connection.id), ids, 'the connections are the same');
    await until(() => devices.every(({ got }) => got.length >= expected.length), `all of life ${life}`);
  }
  devices.forEach(({ got }) => assert.deepEqual(got, expected));
  const members = await laptop.channel.presence.get();
  assert.deepEqual(members.map((member) => member.clientId), ['phone']);
  assert.deepEqual(left, [], 'nobody has left');
  assert.ok(notResumed.every((resumed) => resumed), 'continuity was lost');
  const history = await laptop.channel.history({ direction: 'forwards', limit: 1000 });
  assert.deepEqual(history.items.map((message) => message.data), expected);
});
